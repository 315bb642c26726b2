import { InvariantError, type Run } from '@basin/engine';
import { constantLoad, loadedClients } from '../load/load.ts';
import { calmChanges } from '../outcome/calm.ts';
import { seriesOf, valuesIn } from '../outcome/measured.ts';
import { Laboratory, type Options } from '../runs/laboratory.ts';
import type { Runner } from '../runs/runner.ts';
import { meanOf, share, type Interval, type Share } from '../statistics/interval.ts';
import { detrended, kendallOf, lag1Of, varianceOf } from '../statistics/series.ts';
import type { Change } from '../vary/change.ts';
import type { System } from '../vary/system.ts';

export interface EarlyWarningQuestion {
  readonly system: System;
  /** Calls per second that all clients together offer, growing towards the tipping point. */
  readonly loads: readonly number[];
  /** A series of `seriesOf` that is watched; `backlog` unless said. */
  readonly watch?: string;
  readonly seeds: readonly number[];
  /** Left out at the beginning; else a quarter of the run. A pulse to recover from is given there, in a second run. */
  readonly warmUpUs?: number;
  /** Of the pulse, in calls: the same at every load; else what the lowest load offers in a second. */
  readonly pulseCalls?: number;
}

export interface EarlyWarning {
  readonly watch: string;
  readonly points: readonly WarningPoint[];
  /** Kendall's τ of each sign along the loads: 1 where it only ever grows. */
  readonly trend: { readonly variance: number; readonly lag1: number; readonly recoveryUs: number };
}

export interface WarningPoint {
  readonly perSecond: number;
  readonly mean: Interval;
  readonly variance: Interval;
  /** From one bucket to the next, without the straight line through the run. */
  readonly lag1: Interval;
  /** Until what the pulse has added has fallen to 1/e of its most; only over runs in which it has. */
  readonly recoveryUs: Interval | null;
  readonly recovered: Share;
  readonly changes: readonly Change[];
  readonly pulsed: readonly Change[];
}

/**
 * The signs of a tipping point that comes near, as load grows: near a saddle-node the state comes back ever more slowly,
 * so fluctuations grow (variance) and are remembered longer (lag-1 autocorrelation). Scheffer et al., Nature 461, 2009.
 */
export async function earlyWarning(
  question: EarlyWarningQuestion,
  runner: Runner,
  options: Options = {},
): Promise<EarlyWarning> {
  const { system, loads, seeds, watch = 'backlog' } = question;
  const { scenario } = system;
  const laboratory = new Laboratory(system, runner, options);
  const { warmUpUs = Math.ceil(scenario.duration / 4 / scenario.bucket) * scenario.bucket } = question;
  const plans = loads.map((perSecond) => {
    const changes = [...calmChanges(scenario), ...constantLoad(scenario, perSecond)];
    return { perSecond, changes, pulsed: [...changes, pulseAt(question, warmUpUs)] };
  });
  const refs = plans.flatMap(({ changes, pulsed }) =>
    seeds.flatMap((seed) => [
      { changes, seed },
      { changes: pulsed, seed },
    ]),
  );
  const window = { fromUs: warmUpUs, toUs: scenario.duration };
  const read = (run: Run): number[] => [...valuesIn(run, seriesOf(run, watch), window)];
  const series = await laboratory.readAll(refs, read);
  const points = plans.map((plan, index): WarningPoint => {
    const here = series.slice(index * 2 * seeds.length, (index + 1) * 2 * seeds.length);
    const calm = here.filter((_, each) => each % 2 === 0);
    const pushed = here.filter((_, each) => each % 2 === 1);
    return { ...plan, ...signsOf(calm), ...recoveryOf(calm, pushed, scenario.bucket) };
  });
  return { watch, points, trend: trendOf(points) };
}

/** So many calls in one bucket, right after the warm-up. */
function pulseAt({ system, loads, pulseCalls }: EarlyWarningQuestion, atUs: number): Change {
  const client = loadedClients(system.scenario)[0];
  if (client === undefined) throw new InvariantError('a pulse is made beside a client');
  const forUs = system.scenario.bucket;
  const calls = pulseCalls ?? loads[0] ?? client.perSecond;
  return { pulse: client.name, perSecond: (calls * 1e6) / forUs, atUs, forUs };
}

function signsOf(runs: readonly (readonly number[])[]): Pick<WarningPoint, 'mean' | 'variance' | 'lag1'> {
  const memory = runs.map((values) => lag1Of(detrended(values))).filter((value) => !Number.isNaN(value));
  return {
    mean: meanOf(runs.map((values) => values.reduce((sum, value) => sum + value, 0) / values.length)),
    variance: meanOf(runs.map(varianceOf)),
    lag1: meanOf(memory),
  };
}

/** On the same random numbers: what is different is what the pulse has left. */
function recoveryOf(
  calm: readonly (readonly number[])[],
  pushed: readonly (readonly number[])[],
  bucketUs: number,
): Pick<WarningPoint, 'recoveryUs' | 'recovered'> {
  const times = calm.map((values, index) => {
    const left = values.map((value, at) => (pushed[index]?.[at] ?? 0) - value);
    const most = left.reduce((a, b) => Math.max(a, b), 0);
    const peak = left.indexOf(most);
    const back = left.findIndex((value, at) => at > peak && value <= most / Math.E);
    return back === -1 ? Infinity : (back - peak) * bucketUs;
  });
  const known = times.filter((time) => Number.isFinite(time));
  return { recoveryUs: known.length === 0 ? null : meanOf(known), recovered: share(known.length, times.length) };
}

/** A load at which nothing recovers has no time to compare: it counts as longer than all others. */
function trendOf(points: readonly WarningPoint[]): EarlyWarning['trend'] {
  const never = Number.MAX_VALUE;
  return {
    variance: kendallOf(points.map(({ variance }) => variance.value)),
    lag1: kendallOf(points.map(({ lag1 }) => lag1.value)),
    recoveryUs: kendallOf(points.map(({ recoveryUs }) => recoveryUs?.value ?? never)),
  };
}
