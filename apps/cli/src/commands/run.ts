import { Option, type Command } from 'commander';
import {
  compile,
  compileActions,
  mergeGuards,
  micros,
  type ActionSettings,
  type GuardSettings,
  type Micros,
  type Plan,
} from '@basin/engine';
import { toOpenMetrics, toOtlpTraces } from '@basin/engine/export';
import { PASS } from '../exit-codes.ts';
import { findActions } from '../find/actions.ts';
import type { FoundScenario } from '../find/scenario.ts';
import { findSystem } from '../find/system.ts';
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
import {
  CHANGE,
  collect,
  readDuration,
  readSeed,
  readSeedRange,
  readShare,
  seedsIn,
  type SeedRange,
} from './options.ts';
import { refuse, writeJson } from './refusal.ts';

interface RunCommandOptions {
  readonly guards?: string;
  readonly change: readonly string[];
  readonly load?: string;
  readonly actions?: string;
  readonly seed: number;
  readonly seeds?: SeedRange;
  readonly warmUp?: Micros;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly openmetrics?: boolean;
  readonly otlp?: number;
  readonly trace?: number;
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
    .option('--change <change>', CHANGE, collect, [])
    .option('--load <file>', 'a CSV file of recorded load for the client, or for one of several: users=load.csv')
    .option('--actions <file>', 'a file of runbook actions: what somebody does about it, and when')
    .option('-s, --seed <number>', 'where chance begins', readSeed, 1)
    .addOption(
      new Option('--seeds <range>', 'one run for each seed, such as 1..20').argParser(readSeedRange).conflicts('seed'),
    )
    .option('--warm-up <duration>', 'leave the beginning out of counts, averages and durations', readDuration)
    .addOption(new Option('--json', 'print everything as JSON; `pnpm basin help json` explains every field'))
    .addOption(new Option('--csv', 'print the series as CSV, one line per second').conflicts('json'))
    .addOption(
      new Option('--openmetrics', 'print the series as OpenMetrics text, for a time series database').conflicts([
        'json',
        'csv',
        'seeds',
      ]),
    )
    .addOption(
      new Option('--otlp [share]', 'print a trace of a share of the calls as OTLP-JSON, for Jaeger or Tempo')
        .argParser(readShare)
        .preset('0.01')
        .conflicts(['json', 'csv', 'openmetrics', 'seeds']),
    )
    .addOption(
      new Option('--trace [share]', 'print as JSON, with every step of a share of the calls')
        .argParser(readShare)
        .preset('0.01')
        .implies({ json: true })
        .conflicts(['csv', 'openmetrics', 'otlp', 'seeds']),
    )
    .addHelpText('after', HELP)
    .action(async (word: string, options: RunCommandOptions) => {
      process.exitCode = await run(word, options);
    });
}

async function run(word: string, options: RunCommandOptions): Promise<number> {
  const found = await findSystem(word, options);
  if ('refused' in found) return refuse(found.refused, options);
  const { system, title, file } = found;
  if (options.warmUp !== undefined && options.warmUp >= system.scenario.duration) {
    return refuse({ missing: WARM_UP_TOO_LONG }, options);
  }
  const acted = await findActions(options.actions, system);
  if ('refused' in acted) return refuse(acted.refused, options);
  const request = { word, options, ...system, title, file, actions: acted.actions };
  const runs =
    options.seeds === undefined ? [runOne(request, options.seed)] : await runMany(request, seedsIn(options.seeds));
  print(runs, request);
  return PASS;
}

interface Request extends FoundScenario {
  readonly word: string;
  readonly guards: GuardSettings;
  readonly actions: readonly ActionSettings[];
  readonly options: RunCommandOptions;
}

function runOne({ word, scenario, guards, actions: written, options }: Request, seed: number): TimedRun {
  const { plan, diagnostics } = compile(scenario, guards);
  assertCompiles(plan, diagnostics);
  const { actions = [] } = compileActions(plan, written);
  const reproduce = runCommand(word, options, seed);
  const share = options.otlp ?? options.trace;
  const trace = share === undefined ? {} : { trace: { share, limit: MOST_SPANS } };
  return runHere(plan, { seed, warmUpUs: options.warmUp ?? micros(0), reproduce, actions, ...trace });
}

async function runMany(request: Request, seeds: readonly number[]): Promise<TimedRun[]> {
  const { word, scenario, guards, actions, options } = request;
  const threads = new Threads();
  const progress = new Progress('runs');
  try {
    return await interruptible((signal) =>
      threads.run(
        seeds.map((seed) => ({ scenario, guards, seed })),
        {
          signal,
          warmUpUs: options.warmUp ?? micros(0),
          actions,
          onProgress: (done) => progress.say(`${done} of ${seeds.length}`),
          reproduce: (seed) => runCommand(word, options, seed),
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
  else if (options.openmetrics && first !== undefined) process.stdout.write(toOpenMetrics(first.run));
  else if (options.otlp !== undefined && first !== undefined) process.stdout.write(`${toOtlpTraces(first.run)}\n`);
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

/** A trace of a long run keeps its latest so many spans. */
const MOST_SPANS = 200_000;

const WARM_UP_TOO_LONG = {
  says: 'The warm-up is as long as the run, so nothing would be measured.',
  instead: 'Write a shorter --warm-up.',
};

const HELP = `
Examples:
  $ pnpm basin run retry-storm
  $ pnpm basin run retry-storm --guards labs/retry-storm/solutions/exemplar.guards.yaml --seed 7
  $ pnpm basin run labs/retry-storm/scenario.yaml --seeds 1..20
  $ pnpm basin run retry-storm --load apps/cli/test/fixtures/load.csv
  $ pnpm basin run retry-storm --actions apps/cli/test/fixtures/storm.actions.yaml
  $ pnpm --silent basin run retry-storm --json > run.json
  $ pnpm --silent basin run retry-storm --csv > run.csv
  $ pnpm --silent basin run retry-storm --otlp 0.05 > trace.json

The header of a file of load is \`perSecond\`, \`seconds,perSecond\` or \`seconds\`.
A file of actions is a list, such as \`- { at: 90s, do: { shed: { of: users -> checkout, share: 0.5 } }, for: 30s }\`. The
\`actions\` that --json prints, as a file of their own, are such a list too: with the same seed they give the same run.

Exit codes: 0 it ran, 2 the scenario, the guards, the actions or an option cannot be used, 3 our fault.
`;
