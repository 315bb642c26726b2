import type { PartKind, PartRecord, Run } from '@basin/engine';
import { constantLoad } from '../load/load.ts';
import { calmChanges } from '../outcome/calm.ts';
import { meanIn, type Window } from '../outcome/measured.ts';
import { Laboratory, type Options } from '../runs/laboratory.ts';
import type { Runner } from '../runs/runner.ts';
import { meanOf, type Interval } from '../statistics/interval.ts';
import type { Change } from '../vary/change.ts';
import type { System } from '../vary/system.ts';

export interface LoadCurveQuestion {
  readonly system: System;
  /**
   * Calls per second that all clients together offer, growing; of users who wait for their answers, what they would offer
   * if they came at once: open and closed systems are asked the same.
   */
  readonly loads: readonly number[];
  readonly seeds: readonly number[];
  /** Left out at the beginning of each run; else its first half. */
  readonly warmUpUs?: number;
}

export interface LoadCurve {
  readonly points: readonly LoadPoint[];
  /**
   * Where goodput has gone down although more was offered: the load of the highest goodput, and the first load beyond it
   * at which goodput is less than nine tenths of that, by more than chance. Null: it does not bend back, up to the highest
   * load that was asked about.
   */
  readonly bend: { readonly fromPerSecond: number; readonly toPerSecond: number; readonly lostShare: number } | null;
  readonly seeds: readonly number[];
}

/** Means over time, per second, with intervals over the seeds. */
export interface LoadPoint {
  readonly perSecond: number;
  /** Less than was asked for where users wait for their answers. */
  readonly offered: Interval;
  /** Calls answered OK in time. */
  readonly goodput: Interval;
  /** Attempts that servers at the clients' door finished, whether anybody still waited or not. */
  readonly throughput: Interval;
  /** Attempts sent by clients, retries included. */
  readonly attempts: Interval;
  readonly changes: readonly Change[];
}

/** Throughput, goodput and attempts against offered load, without triggers: does the system keep what it can do? */
export async function loadCurve(
  question: LoadCurveQuestion,
  runner: Runner,
  options: Options = {},
): Promise<LoadCurve> {
  const { system, loads, seeds } = question;
  const { scenario } = system;
  const laboratory = new Laboratory(system, runner, options);
  const window = { fromUs: question.warmUpUs ?? scenario.duration / 2, toUs: scenario.duration };
  const changesAt = loads.map((perSecond) => [...calmChanges(scenario), ...constantLoad(scenario, perSecond)]);
  const refs = changesAt.flatMap((changes) => seeds.map((seed) => ({ changes, seed })));
  const flows = await laboratory.readAll(refs, (run) => flowOf(run, window));
  const points = loads.map((perSecond, index): LoadPoint => {
    const here = flows.slice(index * seeds.length, (index + 1) * seeds.length);
    const mean = (key: keyof Flow): Interval => meanOf(here.map((flow) => flow[key]));
    return {
      perSecond,
      offered: mean('offered'),
      goodput: mean('goodput'),
      throughput: mean('throughput'),
      attempts: mean('attempts'),
      changes: changesAt[index] ?? [],
    };
  });
  return { points, bend: bendOf(points), seeds };
}

interface Flow {
  readonly offered: number;
  readonly goodput: number;
  readonly throughput: number;
  readonly attempts: number;
}

function flowOf(run: Run, window: Window): Flow {
  return {
    offered: meanIn(run, 'offered', window),
    goodput: meanIn(run, 'good', window),
    throughput: finishedSeries(run).reduce((sum, name) => sum + meanIn(run, name, window), 0),
    attempts: meanIn(run, 'attempts', window),
  };
}

/** The series of what is finished at the clients' door: by the servers they call, or those that a balancer chooses for them. */
function finishedSeries(run: Run): string[] {
  const arrows = run.parts.filter(({ kind }) => kind === 'arrow').map(({ name }) => name.split(' -> '));
  const calledBy = (names: readonly string[]): string[] => [
    ...new Set(arrows.flatMap(([from = '', to = '']) => (names.includes(from) ? [to] : []))),
  ];
  const partsNamed = (names: readonly string[]): PartRecord[] => run.parts.filter(({ name }) => names.includes(name));
  const clients = run.parts.filter(({ kind }) => kind === 'client').map(({ name }) => name);
  const doors = partsNamed(calledBy(clients));
  const balancers = doors.filter(({ kind }) => kind === 'balancer').map(({ name }) => name);
  return [...doors, ...partsNamed(calledBy(balancers))].flatMap(({ kind, name }) =>
    (FINISHED[kind] ?? []).map((key) => `${name}.${key}`),
  );
}

/** What counts attempts that are through, by the kind of part. */
const FINISHED: Readonly<Partial<Record<PartKind, readonly string[]>>> = {
  cache: ['lookups'],
  contendedStore: ['written', 'conflicts'],
  pool: ['released'],
  server: ['served'],
};

function bendOf(points: readonly LoadPoint[]): LoadCurve['bend'] {
  const [first, ...rest] = points;
  if (first === undefined) return null;
  const peak = rest.reduce((best, each) => (each.goodput.value > best.goodput.value ? each : best), first);
  const isBelow = ({ goodput, perSecond }: LoadPoint): boolean =>
    perSecond > peak.perSecond && goodput.value < BENT_SHARE * peak.goodput.value && apart(goodput, peak.goodput);
  const bent = points.find(isBelow);
  if (bent === undefined) return null;
  const last = points.at(-1) ?? bent;
  return {
    fromPerSecond: peak.perSecond,
    toPerSecond: bent.perSecond,
    lostShare: 1 - last.goodput.value / peak.goodput.value,
  };
}

/** One seed leaves no interval: then the values have to speak for themselves. */
function apart(low: Interval, high: Interval): boolean {
  return !Number.isFinite(low.high) || low.high < high.low;
}

const BENT_SHARE = 0.9;
