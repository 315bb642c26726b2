import type { Command } from 'commander';
import { engineVersion } from '@basin/engine';
import { CHANGE, collect, readSeedRange, seedsIn, type SeedRange } from '../commands/options.ts';
import { refuse, writeJson } from '../commands/refusal.ts';
import { PASS } from '../exit-codes.ts';
import type { Refused } from '../find/scenario.ts';
import { findSystem } from '../find/system.ts';
import { interruptible } from '../runs/interruption.ts';
import { quoted, runCommand } from '../runs/run-crashed.ts';
import { Threads } from '../runs/thread-runner.ts';
import { Progress } from '../terminal/progress.ts';
import { styleFor } from '../terminal/style.ts';
import type { AnyExperiment, Shown } from './experiment.ts';

interface CommonOptions {
  readonly guards?: string;
  readonly change: readonly string[];
  readonly seeds?: SeedRange;
  readonly json?: boolean;
}

export function addExperiment(program: Command, experiment: AnyExperiment): void {
  const command = program
    .command(experiment.name)
    .summary(experiment.summary)
    .description(experiment.description)
    .argument('<scenario>', 'slug or path, as for `basin run`')
    .option('-g, --guards <file>', 'a guards file, merged over the guards of the scenario')
    .option('--change <change>', CHANGE, collect, []);
  if (experiment.seeds !== null) {
    command.option('--seeds <range>', `one run for each seed (default: 1..${experiment.seeds})`, readSeedRange);
  }
  experiment
    .addOptions(command)
    .option('--json', 'print everything as JSON; `pnpm basin help json` explains every field')
    .addHelpText('after', helpText(experiment))
    .action(async (word: string, options: CommonOptions) => {
      process.exitCode = await answer(experiment, word, options);
    });
}

async function answer(experiment: AnyExperiment, word: string, options: CommonOptions): Promise<number> {
  const found = await findSystem(word, options);
  if ('refused' in found) return refuse(found.refused, options);
  const { system, title, file } = found;
  const seeds = seedsIn(options.seeds ?? { first: 1, last: experiment.seeds ?? 1 });
  const question = experiment.prepare({ system, seeds, options });
  if (typeof question === 'object' && question !== null && 'missing' in question) {
    return refuse(question as Refused, options);
  }
  const result = await ask(experiment, { question, word });
  const shown: Shown<unknown> = {
    question,
    system,
    style: styleFor(process.stdout),
    again: ({ changes, seed }) => runCommand(word, { ...options, change: [...options.change, ...changes] }, seed),
  };
  if (options.json) {
    writeJson({ version: 1, engineVersion, title, scenarioFile: file, ...experiment.json(result, shown) });
  } else {
    process.stdout.write(`${[shown.style('bold', title), '', ...experiment.report(result, shown)].join('\n')}\n`);
  }
  return PASS;
}

async function ask(
  experiment: AnyExperiment,
  { question, word }: { question: unknown; word: string },
): Promise<unknown> {
  const threads = new Threads();
  const progress = new Progress(experiment.name);
  const reproduce = (): string => `pnpm basin ${experiment.name} ${quoted(word)}`;
  try {
    return await interruptible((signal) =>
      experiment.ask(question, {
        signal,
        onProgress: ({ done, planned, isPlanFinal }) =>
          progress.say(isPlanFinal ? `${done} of ${planned} runs` : `${done} of ${planned} runs, and more to come`),
        runner: threads.runner({ reproduce }),
      }),
    );
  } finally {
    progress.done();
    await threads.close();
  }
}

function helpText({ examples }: AnyExperiment): string {
  return `
Examples:
${examples.map((example) => `  $ pnpm basin ${example}`).join('\n')}

Exit codes: 0 it is answered, 2 the scenario, the guards or an option cannot be used, 3 our fault, 130 Ctrl-C.
`;
}
