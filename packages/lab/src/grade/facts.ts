import { groupOf, meanUs, type PartRecord, type Run } from '@basin/engine';
import type { Window } from '../measures/measure.ts';
import {
  backlogSeries,
  meanOf,
  partsOf,
  rateOf,
  seriesOf,
  slopeOf,
  sumOf,
  totalSeries,
  weightedMeanOf,
} from '../measures/reading.ts';
import { callersOf } from '../measures/callers.ts';

/** What the instruments say about a stretch of a run: the evidence for an explanation. Rates are per second. */
export interface Facts {
  readonly offered: number;
  readonly good: number;
  readonly late: number;
  readonly failed: number;
  readonly attempts: number;
  /** Of the attempts sent. */
  readonly retryShare: number;
  /** Of the attempts sent over the arrow that carries the most retries: in a tall stack the others water them down. */
  readonly mostRetriedShare: number;
  readonly vetoed: number;
  /** On the arrows whose callers hedge: attempts sent, and the share of them that are hedges. */
  readonly hedged: { readonly attempts: number; readonly share: number };
  /** Attempts that a caller's guard did not let be sent, and the arrow where most were. */
  readonly blocked: number;
  readonly blockedAt: string;
  /** Attempts settled, by outcome. */
  readonly outcomes: { readonly ok: number; readonly error: number; readonly timeout: number; readonly shed: number };
  /** How fast attempts pile up that are sent and not settled. */
  readonly inFlightGrowth: number;
  readonly backlog: number;
  /** Calls between two attempts. */
  readonly backingOff: number;
  readonly server: ServerFacts;
  readonly cache: CacheFacts;
  readonly pool: PoolFacts;
  readonly store: StoreFacts;
  /** Servers that are down: they turn away nearly all that arrives there, by name. */
  readonly down: readonly string[];
  readonly callers: ReturnType<typeof callersOf>;
}

/** The pool where most wait for a connection. */
export interface PoolFacts {
  readonly name: string;
  readonly waiting: number;
  readonly granted: number;
  readonly wastedShare: number;
  /** Of its connections, held on average. */
  readonly saturation: number;
  /** Who asks it for connections: how many attempts each sends, most first. */
  readonly callers: readonly { readonly name: string; readonly attempts: number }[];
}

/** All contended stores together. */
export interface StoreFacts {
  readonly arrivals: number;
  readonly written: number;
  readonly conflicts: number;
}

/** All caches together. */
export interface CacheFacts {
  readonly lookups: number;
  readonly misses: number;
  readonly fetches: number;
}

/** The server that the goal is about; where it is about none, the busiest, and of several that are full the one with the longest queue. */
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
  const system = systemAround(run, window.of);
  const sent = sentTo(system, window);
  const rate = (kind: 'client' | 'arrow', key: string) =>
    rateOf(run, totalSeries(kind === 'arrow' ? sent : system, kind, key), window);
  const attempts = rate('arrow', 'attempts');
  return {
    offered: rate('client', 'offered'),
    good: rate('client', 'good'),
    late: rate('client', 'late'),
    failed: rate('client', 'failed'),
    attempts,
    retryShare: shareOf(rate('arrow', 'retries'), attempts),
    mostRetriedShare: mostRetriedShare(sent, window),
    vetoed: rate('arrow', 'vetoed'),
    hedged: hedgedIn(system, window),
    ...blockedIn(system, window),
    outcomes: {
      ok: rate('arrow', 'ok'),
      error: rate('arrow', 'error'),
      timeout: rate('arrow', 'timeout'),
      shed: rate('arrow', 'shed'),
    },
    inFlightGrowth: slopeOf(run, totalSeries(system, 'arrow', 'inFlight'), window),
    backlog: meanOf(run, backlogSeries(system), window),
    backingOff: meanOf(run, totalSeries(system, 'arrow', 'backingOff'), window),
    server: serverOf(system, window),
    cache: cacheFacts(system, window),
    store: storeFacts(system, window),
    pool: poolOf(system, window),
    down: downIn(system, window),
    callers: callersOf(run, window),
  };
}

/**
 * The run, with only those of its parts that arrows connect with the one named, whichever way they point: what a system
 * beside it does, which shares nothing with it, explains nothing. All parts, where none is named or none is connected.
 */
function systemAround(run: Run, of: string | undefined): Run {
  if (of === undefined) return run;
  const ends = partsOf(run, 'arrow').map((arrow) => ({ arrow, names: arrow.name.split(' -> ').map(groupOf) }));
  const found = new Set(of.split(' -> ').map(groupOf));
  for (let size = 0; size < found.size;) {
    size = found.size;
    for (const { names } of ends) {
      if (names.some((name) => found.has(name))) for (const name of names) found.add(name);
    }
  }
  const parts = run.parts.filter(({ name }) => name.split(' -> ').some((each) => found.has(groupOf(each))));
  return parts.some(({ kind }) => kind === 'arrow') ? { ...run, parts } : run;
}

/**
 * The run, with only those of its arrows that lead to the component named, where retries are sent to it: an error that
 * is passed on from hop to hop would be counted at each. Else as it is: what arrives there may be retried further up.
 */
function sentTo(run: Run, window: Window): Run {
  const isBeside = ({ kind, name }: PartRecord) =>
    kind === 'arrow' && name.split(' -> ').map(groupOf).at(-1) !== window.of;
  const near = { ...run, parts: run.parts.filter((part) => !isBeside(part)) };
  return sumOf(run, totalSeries(near, 'arrow', 'retries'), window) > 0 ? near : run;
}

function mostRetriedShare(run: Run, window: Window): number {
  const arrows = partsOf(run, 'arrow').map((part) => ({
    retries: rateOf(run, seriesOf(part, 'retries'), window),
    attempts: rateOf(run, seriesOf(part, 'attempts'), window),
  }));
  const most = arrows.reduce((found, each) => (each.retries > found.retries ? each : found), {
    retries: 0,
    attempts: 0,
  });
  return shareOf(most.retries, most.attempts);
}

function hedgedIn(run: Run, window: Window): Facts['hedged'] {
  const isHedged = (part: PartRecord) => part.kind === 'arrow' && sumOf(run, seriesOf(part, 'hedges'), window) > 0;
  const among = { ...run, parts: run.parts.filter(isHedged) };
  const rate = (key: string) => rateOf(run, totalSeries(among, 'arrow', key), window);
  return { attempts: rate('attempts'), share: shareOf(rate('hedges'), rate('attempts')) };
}

function blockedIn(run: Run, window: Window): { readonly blocked: number; readonly blockedAt: string } {
  const names = [...new Set(partsOf(run, 'arrow').map(({ name }) => name.split(' -> ').map(groupOf).join(' -> ')))];
  const arrows = names.map((name) => {
    const members = partsOf(run, 'arrow').filter((part) => part.name.split(' -> ').map(groupOf).join(' -> ') === name);
    return { name, rate: rateOf(run, totalSeries({ ...run, parts: members }, 'arrow', 'blocked'), window) };
  });
  const blocked = arrows.reduce((sum, { rate }) => sum + rate, 0);
  return { blocked, blockedAt: arrows.reduce((most, each) => (each.rate > most.rate ? each : most), NOWHERE).name };
}

const NOWHERE = { name: 'nowhere', rate: 0 };

export function shareOf(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}

function serverOf(run: Run, window: Window): ServerFacts {
  const callee = window.of?.split(' -> ').at(-1);
  const named = partsOf(run, 'server', callee);
  const servers = named.length > 0 ? named : partsOf(run, 'server');
  const all = servers.map((part) => serverFacts(run, part, window));
  return all.reduce((telling, each) => (isMoreTelling(each, telling) ? each : telling), NOBODY);
}

/** The busier one. Of two with no worker to spare, the one where more wait: who waits for a busy callee is busy, too. */
function isMoreTelling(one: ServerFacts, other: ServerFacts): boolean {
  const areFull = one.utilisation >= FULL && other.utilisation >= FULL;
  return areFull ? one.queue > other.queue : one.utilisation > other.utilisation;
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

function downIn(run: Run, window: Window): readonly string[] {
  const rate = (part: PartRecord, key: string) => rateOf(run, seriesOf(part, key), window);
  const isDown = (part: PartRecord) =>
    rate(part, 'arrivals') > 0 && rate(part, 'turnedAway') >= NEARLY_ALL * rate(part, 'arrivals');
  return partsOf(run, 'server')
    .filter(isDown)
    .map(({ name }) => name);
}

function poolOf(run: Run, window: Window): PoolFacts {
  const all = partsOf(run, 'pool').map((part) => {
    const rate = (key: string) => rateOf(run, seriesOf(part, key), window);
    const wastedShare = shareOf(rate('wasted'), rate('released'));
    const waiting = meanOf(run, seriesOf(part, 'waiting'), window);
    const saturation = meanOf(run, seriesOf(part, 'saturation'), window);
    const callers = askersOf(run, part.name, window);
    return { name: part.name, waiting, granted: rate('granted'), wastedShare, saturation, callers };
  });
  return all.reduce((most, each) => (each.waiting > most.waiting ? each : most), NO_POOL);
}

function askersOf(run: Run, pool: string, window: Window): PoolFacts['callers'] {
  const rates = new Map<string, number>();
  for (const arrow of partsOf(run, 'arrow')) {
    const [from = '', to] = arrow.name.split(' -> ').map(groupOf);
    const before = rates.get(from) ?? 0;
    if (to === pool) rates.set(from, before + rateOf(run, seriesOf(arrow, 'attempts'), window));
  }
  return [...rates].map(([name, attempts]) => ({ name, attempts })).sort((a, b) => b.attempts - a.attempts);
}

const NO_POOL: PoolFacts = { name: 'nobody', waiting: 0, granted: 0, wastedShare: 0, saturation: 0, callers: [] };

function storeFacts(run: Run, window: Window): StoreFacts {
  const rate = (key: string) => rateOf(run, totalSeries(run, 'contendedStore', key), window);
  return { arrivals: rate('arrivals'), written: rate('written'), conflicts: rate('conflicts') };
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

/** Utilisation from which chance decides which of two is a little busier. */
const FULL = 0.95;
const NEARLY_ALL = 0.9;
