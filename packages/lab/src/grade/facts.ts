import { meanUs, type PartRecord, type Run } from '@basin/engine';
import type { Window } from '../measures/measure.ts';
import {
  backlogSeries,
  goodputIn,
  meanOf,
  partsOf,
  rateOf,
  seriesOf,
  slopeOf,
  totalSeries,
  weightedMeanOf,
} from '../measures/reading.ts';

/** What the instruments say about a stretch of a run: the evidence for an explanation. Rates are per second. */
export interface Facts {
  readonly offered: number;
  readonly good: number;
  readonly late: number;
  readonly failed: number;
  readonly attempts: number;
  /** Of the attempts sent. */
  readonly retryShare: number;
  readonly vetoed: number;
  /** Attempts settled, by outcome. */
  readonly outcomes: { readonly ok: number; readonly error: number; readonly timeout: number; readonly shed: number };
  /** How fast attempts pile up that are sent and not settled. */
  readonly inFlightGrowth: number;
  readonly backlog: number;
  /** Calls between two attempts. */
  readonly backingOff: number;
  readonly server: ServerFacts;
  readonly cache: CacheFacts;
}

/** All caches together. */
export interface CacheFacts {
  readonly lookups: number;
  readonly misses: number;
  readonly fetches: number;
}

/** The server that the goal is about; where it is about none, the one that is busiest. */
export interface ServerFacts {
  /** Of a system without servers: `nobody`, with nothing to tell. */
  readonly name: string;
  readonly workers: number;
  readonly utilisation: number;
  readonly arrivals: number;
  readonly served: number;
  readonly shed: number;
  readonly queue: number;
  /** Of what it served: callers had left. */
  readonly wastedShare: number;
  /** Median time in the queue, in µs; NaN if nothing left it. */
  readonly waitUs: number;
  /** 99th percentile of the time in the queue, second by second. */
  readonly waitP99Us: number;
  /** Average service time over the whole run, in µs. */
  readonly serviceUs: number;
}

export function factsOf(run: Run, window: Window): Facts {
  const rate = (kind: 'client' | 'arrow', key: string) => rateOf(run, totalSeries(run, kind, key), window);
  const attempts = rate('arrow', 'attempts');
  return {
    ...goodputIn(run, { ...window, of: undefined }),
    late: rate('client', 'late'),
    failed: rate('client', 'failed'),
    attempts,
    retryShare: shareOf(rate('arrow', 'retries'), attempts),
    vetoed: rate('arrow', 'vetoed'),
    outcomes: {
      ok: rate('arrow', 'ok'),
      error: rate('arrow', 'error'),
      timeout: rate('arrow', 'timeout'),
      shed: rate('arrow', 'shed'),
    },
    inFlightGrowth: slopeOf(run, totalSeries(run, 'arrow', 'inFlight'), window),
    backlog: meanOf(run, backlogSeries(run), window),
    backingOff: meanOf(run, totalSeries(run, 'arrow', 'backingOff'), window),
    server: serverOf(run, window),
    cache: cacheFacts(run, window),
  };
}

export function shareOf(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}

function serverOf(run: Run, window: Window): ServerFacts {
  const callee = window.of?.split(' -> ').at(-1);
  const named = partsOf(run, 'server', callee);
  const servers = named.length > 0 ? named : partsOf(run, 'server');
  const all = servers.map((part) => serverFacts(run, part, window));
  return all.reduce((busiest, each) => (each.utilisation > busiest.utilisation ? each : busiest), NOBODY);
}

function serverFacts(run: Run, part: PartRecord, window: Window): ServerFacts {
  const rate = (key: string) => rateOf(run, seriesOf(part, key), window);
  const level = (key: string) => meanOf(run, seriesOf(part, key), window);
  const waits = (key: string) =>
    weightedMeanOf(run, window, [{ series: seriesOf(part, key), weights: seriesOf(part, 'served') }]);
  return {
    name: part.name,
    workers: level('workers'),
    utilisation: level('utilisation'),
    arrivals: rate('arrivals'),
    served: rate('served'),
    shed: rate('shed'),
    queue: level('queue'),
    wastedShare: shareOf(rate('wasted'), rate('served')),
    waitUs: waits('waitP50'),
    waitP99Us: waits('waitP99'),
    serviceUs: meanOfDuration(part, 'sojourn') - meanOfDuration(part, 'wait'),
  };
}

function cacheFacts(run: Run, window: Window): CacheFacts {
  const rate = (key: string) => rateOf(run, totalSeries(run, 'cache', key), window);
  return { lookups: rate('lookups'), misses: rate('misses'), fetches: rate('fetches') };
}

const NOBODY: ServerFacts = {
  name: 'nobody',
  workers: 0,
  utilisation: -1,
  arrivals: 0,
  served: 0,
  shed: 0,
  queue: 0,
  wastedShare: 0,
  waitUs: NaN,
  waitP99Us: NaN,
  serviceUs: NaN,
};

function meanOfDuration({ durations }: PartRecord, key: string): number {
  const record = durations[key];
  return record === undefined ? NaN : meanUs(record);
}
