import { spawn, type ChildProcess } from 'node:child_process';
import { watch } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { checkLab, type Finding } from '@basin/lab';
import type { Run } from '@basin/engine';
import { PASS } from '../exit-codes.ts';
import { locate, shownPath } from '../find/folder.ts';
import { findLabOrExercise } from '../find/lab.ts';
import { WEB } from '../find/repository.ts';
import { findingsReport } from '../report/findings-report.ts';
import { Interrupted, interruptible } from '../runs/interruption.ts';
import { onceOnly } from '../runs/once-only.ts';
import { Threads } from '../runs/thread-runner.ts';
import { styleFor } from '../terminal/style.ts';
import { readWhole } from './options.ts';
import { refuse } from './refusal.ts';
import { withSeeds } from './labs-check.ts';

interface DevOptions {
  readonly seeds: number;
  readonly port: number;
  readonly page: boolean;
}

export function addLabsDev(labs: Command): void {
  labs
    .command('dev')
    .summary('a lab while it is written: its page, and its gates at every save')
    .description(
      [
        'Serves the page of a lab and holds it against every gate, again whenever a file is saved. With one seed, which is quick',
        'and no proof; runs that a change does not touch are not made again. Ctrl-C ends it.',
      ].join(' '),
    )
    .argument('<lab>', 'slug or folder')
    .option('--seeds <count>', 'how many seeds at every save', readWhole, 1)
    .option('--port <number>', 'of the page', readWhole, 3000)
    .option('--no-page', 'only the gates')
    .addHelpText('after', HELP)
    .action(async (word: string, options: DevOptions) => {
      process.exitCode = await develop(word, options);
    });
}

async function develop(word: string, options: DevOptions): Promise<number> {
  const located = await locate(word, ['lab']);
  if ('missing' in located) return refuse({ missing: located.missing }, {});
  const folder = path.resolve(located.at);
  const page = options.page ? servePage(options.port) : undefined;
  if (page) process.stderr.write(`Its page: http://localhost:${options.port}/labs/${path.basename(folder)}\n\n`);
  const threads = new Threads();
  const known = new Map<string, Run>();
  try {
    await interruptible(async (signal) => {
      for await (const _ of savesIn(folder, signal)) {
        const startedMs = performance.now();
        process.stdout.write(await tableOf(word, { options, threads, known, signal }));
        const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
        process.stdout.write(`${seconds} s. Waits for ${shownPath(folder)} to be saved; Ctrl-C ends.\n\n`);
      }
    });
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
  } finally {
    page?.kill();
    await threads.close();
  }
  return PASS;
}

interface Way {
  readonly options: DevOptions;
  readonly threads: Threads;
  readonly known: Map<string, Run>;
  readonly signal: AbortSignal;
}

async function tableOf(word: string, { options, threads, known, signal }: Way): Promise<string> {
  const found = await findLabOrExercise(word);
  if ('refused' in found) {
    refuse(found.refused, {});
    return '';
  }
  const reproduce = (): string => `pnpm basin labs check ${word}`;
  const runner = onceOnly(threads.runner({ reproduce, signal }), known);
  const findings: Finding[] =
    'lab' in found ? await checkLab(withSeeds(found.lab, options.seeds), runner) : await found.exercise.check(runner);
  const { slug, title } = 'lab' in found ? found.lab : found.exercise.open;
  return findingsReport({ slug, title }, findings, styleFor(process.stdout));
}

/** Once at the beginning, then after every save; saves that follow one another closely are one. */
async function* savesIn(folder: string, signal: AbortSignal): AsyncGenerator<void> {
  const saves = { isStale: true, wake: (): void => {} };
  const watcher = watch(folder, { recursive: true, signal }, () => {
    saves.isStale = true;
    saves.wake();
  });
  watcher.on('error', (error) => {
    if (error.name !== 'AbortError') throw error;
  });
  signal.addEventListener('abort', () => saves.wake());
  for (;;) {
    while (!saves.isStale && !signal.aborted) await new Promise<void>((resolve) => (saves.wake = resolve));
    signal.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    saves.isStale = false;
    yield;
  }
}

function servePage(port: number): ChildProcess {
  const next = path.join(WEB, 'node_modules/next/dist/bin/next');
  return spawn(process.execPath, [next, 'dev', '--port', String(port)], {
    cwd: WEB,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

const SETTLE_MS = 60;

const HELP = `
Examples:
  $ pnpm basin labs dev retry-storm
  $ pnpm basin labs dev retry-storm --no-page --seeds 3

Exit codes: 0 it was ended, 2 there is no such lab, 3 our fault.
`;
