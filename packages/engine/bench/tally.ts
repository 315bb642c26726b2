import { ARROW, LAST_SECONDS, type ModelName } from './reference-model.ts';
import { partOf, type Run } from '../src/index.ts';

/** What a program counted over some runs of the reference model, and how long it took. */
export interface Tally {
  readonly seconds: number;
  /** Of all threads: in V8 the collector and the compiler have some of their own. */
  readonly cpuSeconds: number;
  readonly calls: number;
  readonly attempts: number;
  /** Attempts answered OK in time; every one of them is a good call. */
  readonly ok: number;
  readonly timeouts: number;
  readonly shed: number;
  readonly events: number;
  /** In the last stretch of the run. */
  readonly goodAtEnd: number;
  readonly attemptsAtEnd: number;
  /** Latencies of good calls added up, in seconds. */
  readonly latencySum: number;
}

/** What the engine's run counted, in the baseline's words. */
export function tallyOf(run: Run, time: Pick<Tally, 'seconds' | 'cpuSeconds'>): Tally {
  const arrow = partOf(run, ARROW);
  const total = (key: string): number => arrow.totals[key] ?? NaN;
  const atEnd = (key: string): number =>
    (arrow.series[key] ?? new Float64Array())
      .slice(LAST_SECONDS.from, LAST_SECONDS.to)
      .reduce((all, count) => all + count, 0);
  return {
    ...time,
    calls: total('calls'),
    attempts: total('attempts'),
    ok: total('ok'),
    timeouts: total('timeout'),
    shed: total('shed'),
    events: run.eventCount,
    goodAtEnd: atEnd('good'),
    attemptsAtEnd: atEnd('attempts'),
    latencySum: (arrow.durations['latency']?.sumUs ?? NaN) / 1e6,
  };
}

export function sum(tallies: readonly Tally[]): Tally {
  const total = (key: keyof Tally): number => tallies.reduce((all, tally) => all + tally[key], 0);
  return {
    seconds: total('seconds'),
    cpuSeconds: total('cpuSeconds'),
    calls: total('calls'),
    attempts: total('attempts'),
    ok: total('ok'),
    timeouts: total('timeouts'),
    shed: total('shed'),
    events: total('events'),
    goodAtEnd: total('goodAtEnd'),
    attemptsAtEnd: total('attemptsAtEnd'),
    latencySum: total('latencySum'),
  };
}

export interface Comparison {
  readonly what: string;
  readonly ours: number;
  readonly theirs: number;
  /** The difference, in standard errors of sampling. */
  readonly standardErrors: number;
}

/**
 * Holds two programs against each other that ran equally often with other dice.
 *
 * Calls are a Poisson process, and each contributes at most m to a count (m = 4 attempts): the variance of a count is
 * at most m² × calls. Mean latency: waits of neighbours are alike, so runs of calls count as one; at utilisation 0.75 a
 * busy period holds a few dozen, and 1/400 of the calls is a cautious number of independent ones.
 */
export function compare(model: ModelName, ours: Tally, theirs: Tally): Comparison[] {
  const callsAtEnd = (ours.calls * (LAST_SECONDS.to - LAST_SECONDS.from)) / LAST_SECONDS.to;
  const count = (what: string, key: keyof Tally, { m, calls }: { m: number; calls: number }): Comparison => ({
    what,
    ours: ours[key],
    theirs: theirs[key],
    standardErrors: Math.abs(ours[key] - theirs[key]) / (m * Math.sqrt(2 * calls)),
  });
  const all = ours.calls;
  return [
    count('calls', 'calls', { m: 1, calls: all }),
    count('attempts', 'attempts', { m: 4, calls: all }),
    count('ok', 'ok', { m: 1, calls: all }),
    count('timeouts', 'timeouts', { m: 4, calls: all }),
    count('refusals', 'shed', { m: 4, calls: all }),
    count('good, last 100 s', 'goodAtEnd', { m: 1, calls: callsAtEnd }),
    count('attempts, last 100 s', 'attemptsAtEnd', { m: 4, calls: callsAtEnd }),
    ...(model === 'H' ? [compareLatency(ours, theirs)] : []),
  ];
}

function compareLatency(ours: Tally, theirs: Tally): Comparison {
  const mean = { ours: ours.latencySum / ours.ok, theirs: theirs.latencySum / theirs.ok };
  // Exponential or more variable: the standard deviation is about the mean.
  const standardError = mean.theirs * Math.sqrt((2 * ALIKE) / ours.ok);
  return {
    what: 'mean latency, ms',
    ours: mean.ours * 1e3,
    theirs: mean.theirs * 1e3,
    standardErrors: Math.abs(mean.ours - mean.theirs) / standardError,
  };
}

export const LARGEST_DIFFERENCE = 5;
const ALIKE = 400;
