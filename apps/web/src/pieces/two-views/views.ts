import { triggerWindows, wholeOf, type GuardSettings, type Run, type Scenario } from '@basin/engine';
import { loopMap, type Loop } from '@basin/experiments';
import { flowsAt, type ArrowFlow, type ShownLoop, type TopologyFlows } from '@basin/viz';
import { dashboardsOf, type Dashboard } from './dashboards.ts';
import { ratio, shortened, sumOf, trailingSum } from './numbers.ts';

/** One run seen in two ways: what each box says of itself, and what flows around between them. Plain data, for pages. */
export interface Views {
  readonly scenario: Scenario;
  readonly guards: GuardSettings;
  readonly bucketUs: number;
  readonly bucketCount: number;
  readonly triggers: readonly { readonly fromUs: number; readonly toUs: number; readonly label: string }[];
  readonly dashboards: readonly Dashboard[];
  readonly loops: readonly (ShownLoop & Pick<Loop, 'says'>)[];
  /** By arrow, of each bucket. */
  readonly flows: Readonly<Record<string, Readonly<Record<keyof ArrowFlow, readonly number[]>>>>;
  readonly top: number;
  /** Attempts per call that clients begin, of each bucket. */
  readonly amplification: readonly (number | null)[];
  /** Of what servers finish, the share that nobody waits for any more, of each bucket. */
  readonly wasted: readonly (number | null)[];
}

interface Viewed {
  readonly scenario: Scenario;
  readonly guards: GuardSettings;
  readonly run: Run;
}

/** Knows the experiments and half of the engine: made where the page is made, or loaded when it is asked for. */
export function viewsOf({ scenario, guards, run }: Viewed): Views {
  const triggers = triggerWindows(scenario).map(({ fromUs, toUs, label }) => ({ fromUs, toUs, label }));
  const names = Object.keys(scenario.arrows);
  const buckets = Array.from({ length: run.bucketCount }, (_, bucket) => flowsAt(run, names, bucket));
  const smooth = (values: Float64Array): Float64Array => trailingSum(values, run.bucketUs);
  const held = smooth(new Float64Array(run.bucketCount).fill(1));
  const servers = namesOf(scenario, 'server').map((name) => wholeOf(run, name).series);
  const clients = namesOf(scenario, 'client').map((name) => wholeOf(run, name).series);
  const sent = names
    .filter((name) => namesOf(scenario, 'client').some((client) => name.startsWith(`${client} -> `)))
    .map((name) => wholeOf(run, name).series);
  return {
    scenario,
    guards,
    bucketUs: run.bucketUs,
    bucketCount: run.bucketCount,
    triggers,
    dashboards: dashboardsOf(scenario, run),
    loops: loopMap({ scenario, guards }).loops.map(({ id, carrier, sign, at, components, arrows, says }) => {
      return { id, carrier, sign, at, components, arrows, says };
    }),
    flows: Object.fromEntries(names.map((name) => [name, packed(buckets, { name, smooth, held })])),
    top: buckets[0]?.top ?? 0,
    amplification: ratio(smooth(sumOf(sent, 'attempts', run)), smooth(sumOf(clients, 'offered', run))).map(shortened),
    wasted: ratio(smooth(sumOf(servers, 'wasted', run)), smooth(sumOf(servers, 'served', run))).map(shortened),
  };
}

interface Smoothing {
  readonly name: string;
  readonly smooth: (values: Float64Array) => Float64Array;
  /** Buckets that a smoothed value holds. */
  readonly held: Float64Array;
}

function packed(
  buckets: readonly TopologyFlows[],
  { name, smooth, held }: Smoothing,
): Record<keyof ArrowFlow, number[]> {
  const read = (key: keyof ArrowFlow) => {
    const values = Float64Array.from(buckets, ({ arrows }) => arrows[name]?.[key] ?? 0);
    return ratio(smooth(values), held).map(Math.round);
  };
  return { attempts: read('attempts'), goodput: read('goodput'), retries: read('retries'), refused: read('refused') };
}

function namesOf({ components }: Scenario, kind: string): string[] {
  return Object.keys(components).filter((name) => kind in (components[name] ?? {}));
}
