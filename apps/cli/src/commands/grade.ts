import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { gradeGuards, openLab, seedsOf, type Diagnostic, type Graded, type Lab } from '@basin/lab';
import { FAIL, INVALID, OUR_FAULT, PASS } from '../exit-codes.ts';
import { exists, shownPath } from '../find/folder.ts';
import { findLab } from '../find/lab.ts';
import { gradeJson } from '../json/grade-json.ts';
import { verdictReport } from '../report/verdict-report.ts';
import { interruptible } from '../runs/interruption.ts';
import { runCommand } from '../runs/run-crashed.ts';
import { Threads } from '../runs/thread-runner.ts';
import { Progress } from '../terminal/progress.ts';
import { styleFor } from '../terminal/style.ts';
import { refuse, writeJson } from './refusal.ts';

interface GradeCommandOptions {
  readonly json?: boolean;
  readonly hidden?: boolean;
}

export function addGradeCommand(program: Command): void {
  program
    .command('grade')
    .summary("hold guards against a lab's goals")
    .description(
      [
        "Runs a lab with a learner's guards and holds the runs against the lab's goals: the verdict that the browser gives.",
        '<lab> is the slug of a lab or the path of its folder. A goal is met if every seed meets it.',
      ].join(' '),
    )
    .argument('<lab>', 'slug or folder')
    .argument('<guards>', 'a guards file')
    .option('--hidden', "add the lab's hidden seeds, as where a verdict goes on record")
    .option('--json', 'print the verdict as JSON; `pnpm basin help json` explains every field')
    .addHelpText('after', HELP)
    .action(async (word: string, file: string, options: GradeCommandOptions) => {
      process.exitCode = await gradeFile(word, file, options);
    });
}

async function gradeFile(word: string, file: string, options: GradeCommandOptions): Promise<number> {
  const found = await findLab(word);
  if ('refused' in found) return refuse(found.refused, options);
  if (!(await exists(file))) {
    return refuse({ missing: { says: `There is no ${file}.`, instead: 'Name a guards file.' } }, options);
  }
  const { lab } = found;
  const text = await readFile(file, 'utf8');
  const name = shownPath(file);
  const startedAtMs = performance.now();
  const graded = await makeVerdict({ word, file, lab, text }, options.hidden === true);
  const wallSeconds = (performance.now() - startedAtMs) / 1e3;
  const diagnostics = graded.diagnostics.map((diagnostic): Diagnostic => ({ ...diagnostic, file: name }));
  if (options.json) writeJson(gradeJson({ ...graded, diagnostics }, { lab, wallSeconds }));
  else if (diagnostics.length > 0) refuse({ diagnostics, texts: { [name]: text } }, {});
  else process.stdout.write(verdictReport(graded, lab, styleFor(process.stdout)));
  return EXIT_CODES[graded.verdict.status];
}

interface Answer {
  readonly word: string;
  readonly file: string;
  readonly lab: Lab;
  readonly text: string;
}

async function makeVerdict({ word, file, lab, text }: Answer, isHidden: boolean): Promise<Graded> {
  const seeds = seedsOf(isHidden ? lab : openLab(lab));
  const threads = new Threads();
  const progress = new Progress(`grading ${lab.slug}`);
  try {
    return await interruptible((signal) =>
      gradeGuards(lab, text, {
        seeds,
        signal,
        onProgress: (done) => progress.say(`${done} of ${seeds.length} runs`),
        runner: async (jobs, onProgress, aborted) => {
          const reproduce = (seed: number): string => runCommand(word, { guards: file }, seed);
          const timed = await threads.run(jobs, { onProgress, signal: aborted, reproduce });
          return timed.map(({ run }) => run);
        },
      }),
    );
  } finally {
    progress.done();
    await threads.close();
  }
}

const EXIT_CODES = { pass: PASS, fail: FAIL, invalid: INVALID, error: OUR_FAULT } as const;

const HELP = `
Examples:
  $ pnpm basin grade retry-storm labs/retry-storm/solutions/exemplar.guards.yaml
  $ pnpm basin grade retry-storm labs/retry-storm/start.guards.yaml --hidden
  $ pnpm --silent basin grade retry-storm labs/retry-storm/start.guards.yaml --json

Exit codes: 0 pass, 1 fail, 2 invalid (the lab, the guards or an option cannot be used), 3 our fault.
`;
