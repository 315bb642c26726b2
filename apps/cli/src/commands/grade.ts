import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import {
  gradeGuards,
  openLab,
  parseGuards,
  score,
  seedsOf,
  type Diagnostic,
  type Graded,
  type Lab,
  type Score,
} from '@basin/lab';
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
  readonly score?: boolean;
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
    .option('--score', 'say too how large a trigger it survives, or how far its hardest goal is from being missed')
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
  const graded = await makeVerdict({ word, file, lab, text }, options);
  const wallSeconds = (performance.now() - startedAtMs) / 1e3;
  const diagnostics = graded.diagnostics.map((diagnostic): Diagnostic => ({ ...diagnostic, file: name }));
  if (options.json) writeJson(gradeJson({ ...graded, diagnostics }, { lab, wallSeconds, score: graded.score }));
  else if (diagnostics.length > 0) refuse({ diagnostics, texts: { [name]: text } }, {});
  else process.stdout.write(verdictReport(graded, { lab, score: graded.score?.says }, styleFor(process.stdout)));
  return EXIT_CODES[graded.verdict.status];
}

interface Answer {
  readonly word: string;
  readonly file: string;
  readonly lab: Lab;
  readonly text: string;
}

interface Scored extends Graded {
  readonly score?: Score;
}

async function makeVerdict(answer: Answer, options: GradeCommandOptions): Promise<Scored> {
  const { word, file, lab, text } = answer;
  const held = options.hidden === true ? lab : openLab(lab);
  const seeds = seedsOf(held);
  const threads = new Threads();
  const progress = new Progress(`grading ${lab.slug}`);
  const runner = threads.runner({ reproduce: (seed) => runCommand(word, { guards: file }, seed) });
  try {
    return await interruptible(async (signal) => {
      const onProgress = (done: number): void => progress.say(`${done} of ${seeds.length} runs`);
      const graded = await gradeGuards(held, text, { seeds, signal, onProgress, runner });
      const { guards, scenario } = parseGuards(text, lab);
      if (options.score !== true || guards === undefined || scenario === undefined) return graded;
      const scored = await score({ lab: { ...held, scenario }, guards }, runner, {
        signal,
        onProgress: ({ done, planned }) => progress.say(`scoring, ${done} of ${planned} runs or more`),
      });
      return { ...graded, score: scored };
    });
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
  $ pnpm basin grade retry-storm labs/retry-storm/solutions/exemplar.guards.yaml --score
  $ pnpm --silent basin grade retry-storm labs/retry-storm/start.guards.yaml --json

Exit codes: 0 pass, 1 fail, 2 invalid (the lab, the guards or an option cannot be used), 3 our fault.
`;
