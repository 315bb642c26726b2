import type { Command } from 'commander';
import { checkLab, type Finding, type Lab } from '@basin/lab';
import { FAIL, INVALID, PASS } from '../exit-codes.ts';
import { slugsOf } from '../find/folder.ts';
import { findLab } from '../find/lab.ts';
import { checkJson, type CheckedLab } from '../json/check-json.ts';
import { findingsReport } from '../report/findings-report.ts';
import { interruptible } from '../runs/interruption.ts';
import { Threads } from '../runs/thread-runner.ts';
import { Progress } from '../terminal/progress.ts';
import { styleFor } from '../terminal/style.ts';
import { refuse, writeJson } from './refusal.ts';

interface CheckCommandOptions {
  readonly json?: boolean;
}

export function addLabsCommand(program: Command): void {
  const labs = program.command('labs').summary('what authors of labs need').description('What authors of labs need.');
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
      const found = await findLab(word);
      if ('refused' in found) {
        isInvalid = true;
        if (options.json) checked.push(invalid(word, found.refused));
        else refuse(found.refused, {});
        continue;
      }
      const findings = await checkOne(found.lab, word, threads);
      checked.push({ lab: found.lab.slug, status: isSound(findings) ? 'sound' : 'unsound', findings, diagnostics: [] });
      if (!options.json) process.stdout.write(findingsReport(found.lab, findings, styleFor(process.stdout)));
    }
  } finally {
    await threads.close();
  }
  if (options.json) writeJson(checkJson(checked));
  if (isInvalid) return INVALID;
  return checked.every(({ status }) => status === 'sound') ? PASS : FAIL;
}

async function checkOne(lab: Lab, word: string, threads: Threads): Promise<Finding[]> {
  const progress = new Progress(`checking ${lab.slug}`);
  const reproduce = (): string => `pnpm basin labs check ${word}`;
  try {
    return await interruptible((signal) =>
      checkLab(
        lab,
        async (jobs, onProgress) => {
          const timed = await threads.run(jobs, { onProgress, signal, reproduce });
          return timed.map(({ run }) => run);
        },
        (done, total) => progress.say(`${done} of ${total} runs`),
      ),
    );
  } finally {
    progress.done();
  }
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
  $ pnpm --silent basin labs check retry-storm --json

Exit codes: 0 all are sound, 1 a gate does not hold, 2 a lab cannot be read, 3 our fault.
`;
