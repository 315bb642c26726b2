import { Option, type Command } from 'commander';
import { compile, mergeGuards, micros, type GuardSettings, type Micros, type Plan } from '@basin/engine';
import { PASS } from '../exit-codes.ts';
import { findGuards, findScenario, type FoundScenario } from '../find/scenario.ts';
import { writtenGuards } from '../find/written-guards.ts';
import { runJson, runsJson, type RunSetting } from '../json/run-json.ts';
import { csv } from '../report/csv.ts';
import { runReport } from '../report/run-report.ts';
import { seedsReport } from '../report/seeds-report.ts';
import { interruptible } from '../runs/interruption.ts';
import { runCommand } from '../runs/run-crashed.ts';
import { runHere } from '../runs/run-here.ts';
import { Threads, type TimedRun } from '../runs/thread-runner.ts';
import { Progress } from '../terminal/progress.ts';
import { styleFor } from '../terminal/style.ts';
import { readDuration, readSeed, readSeedRange, seedsIn, type SeedRange } from './options.ts';
import { refuse, writeJson } from './refusal.ts';

interface RunCommandOptions {
  readonly guards?: string;
  readonly seed: number;
  readonly seeds?: SeedRange;
  readonly warmUp?: Micros;
  readonly json?: boolean;
  readonly csv?: boolean;
}

export function addRunCommand(program: Command): void {
  program
    .command('run')
    .summary('run a scenario and show what happens')
    .description(
      [
        'Runs a scenario and shows what happens: offered load, goodput, attempts and queue over time, then everything that was',
        'counted. <scenario> is the slug of a lab or of a scenario in content/scenarios, or the path of a scenario file or its',
        'folder. Equal scenario, guards and seed give equal runs, here, in the browser and anywhere.',
      ].join(' '),
    )
    .argument('<scenario>', 'slug or path')
    .option('-g, --guards <file>', 'a guards file, merged over the guards of the scenario')
    .option('-s, --seed <number>', 'where chance begins', readSeed, 1)
    .addOption(
      new Option('--seeds <range>', 'one run for each seed, such as 1..20').argParser(readSeedRange).conflicts('seed'),
    )
    .option('--warm-up <duration>', 'leave the beginning out of counts, averages and durations', readDuration)
    .addOption(new Option('--json', 'print everything as JSON; `pnpm basin help json` explains every field'))
    .addOption(new Option('--csv', 'print the series as CSV, one line per second').conflicts('json'))
    .addHelpText('after', HELP)
    .action(async (word: string, options: RunCommandOptions) => {
      process.exitCode = await run(word, options);
    });
}

async function run(word: string, options: RunCommandOptions): Promise<number> {
  const scenario = await findScenario(word);
  if ('refused' in scenario) return refuse(scenario.refused, options);
  const guards = await findGuards(options.guards, scenario.found.scenario);
  if ('refused' in guards) return refuse(guards.refused, options);
  if (options.warmUp !== undefined && options.warmUp >= scenario.found.scenario.duration) {
    return refuse({ missing: WARM_UP_TOO_LONG }, options);
  }
  const request = { word, options, guards: guards.guards, ...scenario.found };
  const runs =
    options.seeds === undefined ? [runOne(request, options.seed)] : await runMany(request, seedsIn(options.seeds));
  print(runs, request);
  return PASS;
}

interface Request extends FoundScenario {
  readonly word: string;
  readonly guards: GuardSettings;
  readonly options: RunCommandOptions;
}

function runOne({ word, scenario, guards, options }: Request, seed: number): TimedRun {
  const { plan, diagnostics } = compile(scenario, guards);
  assertCompiles(plan, diagnostics);
  const reproduce = runCommand(word, options.guards, seed);
  return runHere(plan, { seed, warmUpUs: options.warmUp ?? micros(0), reproduce });
}

async function runMany({ word, scenario, guards, options }: Request, seeds: readonly number[]): Promise<TimedRun[]> {
  const threads = new Threads();
  const progress = new Progress('runs');
  try {
    return await interruptible((signal) =>
      threads.run(
        seeds.map((seed) => ({ scenario, guards, seed })),
        {
          signal,
          warmUpUs: options.warmUp ?? micros(0),
          onProgress: (done) => progress.say(`${done} of ${seeds.length}`),
          reproduce: (seed) => runCommand(word, options.guards, seed),
        },
      ),
    );
  } finally {
    progress.done();
    await threads.close();
  }
}

function print(runs: readonly TimedRun[], { title, file, scenario, guards, options }: Request): void {
  const setting: RunSetting = { title, file, guards: writtenGuards(mergeGuards(scenario.guards, guards)) };
  const style = styleFor(process.stdout);
  const [first] = runs;
  if (options.csv) process.stdout.write(csv(runs.map(({ run: each }) => each)));
  else if (options.seeds !== undefined) {
    if (options.json) writeJson(runsJson(runs, setting));
    else process.stdout.write(seedsReport(runs, setting, style));
  } else if (first !== undefined) {
    if (options.json) writeJson(runJson(first, setting));
    else process.stdout.write(runReport(first, { ...setting, scenario }, style));
  }
}

/** What the parsers let through compiles: they ask the compiler. */
function assertCompiles(plan: Plan | undefined, diagnostics: readonly { says: string }[]): asserts plan is Plan {
  if (plan === undefined) throw new Error(`what was parsed compiles: ${diagnostics[0]?.says ?? ''}`);
}

const WARM_UP_TOO_LONG = {
  says: 'The warm-up is as long as the run, so nothing would be measured.',
  instead: 'Write a shorter --warm-up.',
};

const HELP = `
Examples:
  $ pnpm basin run retry-storm
  $ pnpm basin run retry-storm --guards labs/retry-storm/solutions/exemplar.guards.yaml --seed 7
  $ pnpm basin run labs/retry-storm/scenario.yaml --seeds 1..20
  $ pnpm --silent basin run retry-storm --json > run.json
  $ pnpm --silent basin run retry-storm --csv > run.csv

Exit codes: 0 it ran, 2 the scenario, the guards or an option cannot be used, 3 our fault.
`;
