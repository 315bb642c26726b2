import { compile, simulate, type GuardSettings, type Plan, type Run, type Scenario } from '../src/index.ts';
import { micros } from '../src/core/time.ts';
import { guardSettingsSchema, scenarioSchema } from '../src/schema.ts';

/** Scenarios, guards and durations as people write them, so that tests read like the files they stand for. */
export interface WrittenScenario {
  readonly version?: 1;
  readonly duration: string;
  readonly bucket?: string;
  readonly components: Record<string, unknown>;
  readonly arrows?: Record<string, unknown>;
  readonly triggers?: Record<string, unknown>;
  readonly guards?: WrittenGuards;
}

export interface WrittenGuards {
  readonly version?: 1;
  readonly calls?: Record<string, unknown>;
  readonly servers?: Record<string, unknown>;
  readonly system?: Record<string, unknown>;
  readonly balancers?: Record<string, unknown>;
  readonly caches?: Record<string, unknown>;
}

export interface WrittenShop {
  readonly duration: string;
  readonly bucket?: string;
  readonly arrivals: Record<string, string>;
  readonly client?: Record<string, unknown>;
  readonly server: Record<string, unknown>;
  readonly delay?: string;
  readonly triggers?: Record<string, unknown>;
  readonly guards?: WrittenGuards;
}

/** The smallest topology: `users -> checkout`. */
export function shop({ arrivals, client, server, delay, ...rest }: WrittenShop): WrittenScenario {
  return {
    components: { users: { client: { arrivals, goodWithin: '1s', ...client } }, checkout: { server } },
    arrows: { [ARROW]: delay === undefined ? {} : { delay } },
    ...rest,
  };
}

/** Guards of the shop's arrow and of its server. */
export function shopGuards(calls: Record<string, unknown>, servers: Record<string, unknown> = {}): WrittenGuards {
  return { calls: { [ARROW]: calls }, servers: { checkout: servers } };
}

export const ARROW = 'users -> checkout';

export function parseScenario(written: WrittenScenario): Scenario {
  return scenarioSchema.parse({ version: 1, ...written });
}

export function parseGuards({ version: _, calls = {}, servers = {}, ...others }: WrittenGuards): GuardSettings {
  return guardSettingsSchema().parse({ calls, servers, ...others });
}

/** A scenario that is known to be sound, ready to run. */
export function planOf(written: WrittenScenario, guards: WrittenGuards = {}): Plan {
  const { plan, diagnostics } = compile(parseScenario(written), parseGuards(guards));
  if (plan === undefined) throw new Error(diagnostics.map(({ path, says }) => `${path.join('.')}: ${says}`).join('\n'));
  return plan;
}

export function runOf(written: WrittenScenario, guards: WrittenGuards = {}, seed = 1): Run {
  return simulate(planOf(written, guards), seed);
}

export interface Experiment {
  readonly plan: Plan;
  /** Runs this many, with the seeds from 1. */
  readonly seeds: number;
  readonly warmUpUs?: number;
}

export function runsOf({ plan, seeds, warmUpUs = 0 }: Experiment): Run[] {
  return Array.from({ length: seeds }, (_, index) => simulate(plan, index + 1, { warmUpUs: micros(warmUpUs) }));
}

/** Totals of a part of a run, or 0 for what it does not measure. */
export function totalsOf(run: Run, name: string): Record<string, number> {
  return run.parts.find((part) => part.name === name)!.totals;
}

export function seriesOf(run: Run, name: string, key: string): number[] {
  return [...run.parts.find((part) => part.name === name)!.series[key]!];
}

export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
