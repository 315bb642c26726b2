import type { Command } from 'commander';
import { checkLab, type Exercise, type Finding, type Lab } from '@basin/lab';
import { FAIL, INVALID, PASS } from '../exit-codes.ts';
import { slugsOf } from '../find/folder.ts';
import { findLabOrExercise } from '../find/lab.ts';
import { checkJson, type CheckedLab } from '../json/check-json.ts';
import { findingsReport } from '../report/findings-report.ts';
import { interruptible } from '../runs/interruption.ts';
import { Threads } from '../runs/thread-runner.ts';
import { Progress } from '../terminal/progress.ts';
import { styleFor } from '../terminal/style.ts';
import { readWhole } from './options.ts';
import { refuse, writeJson } from './refusal.ts';

interface CheckCommandOptions {
  readonly json?: boolean;
  readonly seeds?: number;
}

export function addLabsCheck(labs: Command): void {
  labs
    .command('check')
    .summary('prove that labs are sound')
    .description(
      [
        'Proves that labs are sound, on every seed they hold: the system fails without guards and for the reason claimed, the',
        'start fails, the exemplar passes with margin, every decoy fails as declared, nobody passes by serving nobody, and guards',
        'cost no more on a good day than the lab allows. Without a slug, every lab of labs/.',
      ].join(' '),
    )
    .argument('[lab...]', 'slugs or folders')
    .option('--seeds <count>', 'only the first so many: a quick look while writing, and no proof', readWhole)
    .option('--json', 'print the findings as JSON; `pnpm basin help json` explains every field')
    .addHelpText('after', HELP)
    .action(async (words: string[], options: CheckCommandOptions) => {
      process.exitCode = await check(words, options);
    });
}

async function check(words: readonly string[], options: CheckCommandOptions): Promise<number> {
  const threads = new Threads();
  const checked: CheckedLab[] = [];
  let isInvalid = false;
  try {
    for (const word of words.length > 0 ? words : await slugsOf('lab')) {
      const found = await findLabOrExercise(word);
      if ('refused' in found) {
        isInvalid = true;
        if (options.json) checked.push(invalid(word, found.refused));
        else refuse(found.refused, {});
        continue;
      }
      const subject = 'lab' in found ? withSeeds(found.lab, options.seeds) : found.exercise;
      const { slug, title } = 'open' in subject ? subject.open : subject;
      const findings = await checkOne(subject, word, threads);
      checked.push({ lab: slug, status: isSound(findings) ? 'sound' : 'unsound', findings, diagnostics: [] });
      if (!options.json) process.stdout.write(findingsReport({ slug, title }, findings, styleFor(process.stdout)));
    }
  } finally {
    await threads.close();
  }
  if (options.json) writeJson(checkJson(checked));
  if (isInvalid) return INVALID;
  return checked.every(({ status }) => status === 'sound') ? PASS : FAIL;
}

async function checkOne(subject: Lab | Exercise, word: string, threads: Threads): Promise<Finding[]> {
  const { slug } = 'open' in subject ? subject.open : subject;
  const progress = new Progress(`checking ${slug}`);
  const reproduce = (): string => `pnpm basin labs check ${word}`;
  try {
    return await interruptible((signal) => {
      const runner = threads.runner({ reproduce, signal });
      if ('open' in subject) return subject.check(runner);
      return checkLab(subject, runner, (done, total) => progress.say(`${done} of ${total} runs`));
    });
  } finally {
    progress.done();
  }
}

/** The first so many seeds; public ones come first. */
export function withSeeds(lab: Lab, count = Number.MAX_SAFE_INTEGER): Lab {
  const { hidden } = lab.seeds;
  const shown = lab.seeds.public.slice(0, count);
  return { ...lab, seeds: { public: shown, hidden: hidden.slice(0, Math.max(0, count - shown.length)) } };
}

function isSound(findings: readonly Finding[]): boolean {
  return findings.every(({ ok }) => ok);
}

function invalid(word: string, refused: Parameters<typeof refuse>[0]): CheckedLab {
  if ('diagnostics' in refused) return { lab: word, status: 'invalid', findings: [], diagnostics: refused.diagnostics };
  const says = `${refused.missing.says} ${refused.missing.instead}`;
  return { lab: word, status: 'invalid', says, findings: [], diagnostics: [] };
}

const HELP = `
Examples:
  $ pnpm basin labs check
  $ pnpm basin labs check retry-storm
  $ pnpm basin labs check retry-storm --seeds 3
  $ pnpm --silent basin labs check retry-storm --json

Exit codes: 0 all are sound, 1 a gate does not hold, 2 a lab cannot be read, 3 our fault.
`;
