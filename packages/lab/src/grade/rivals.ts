import { formatNumber, formatRate, formatShare } from '../measures/format.ts';
import { shareOf, type Facts } from './facts.ts';

/*
 * Mechanisms by which callers take from one another what none of them can do without: a row, a connection, the room
 * that copies of somebody else's attempts are sent into. Where they stand among the others says `mechanisms.ts`.
 */

export const contended = {
  key: 'contended',
  explains: ['goodput', 'time', 'load'],
  applies: ({ store }: Facts) => store.conflicts > 0 && store.conflicts >= NOTABLE * store.arrivals,
  says: (facts: Facts) =>
    `Of ${formatRate(facts.store.arrivals)} that try to write, ${formatRate(facts.store.conflicts)} find that somebody else has written since they read; those who come back together lose together. ${unwritten(facts)}`,
} as const;

export const deadConnections = {
  key: 'dead-connections',
  explains: ['goodput', 'time', 'load'],
  applies: ({ pool, retryShare }: Facts) => pool.waiting >= 1 && pool.wastedShare >= NOTABLE && retryShare >= SOME,
  says: ({ pool, retryShare }: Facts) =>
    `${formatNumber(pool.waiting)} attempts wait at ${pool.name}, which grants ${formatRate(pool.granted)}, and for ${formatShare(pool.wastedShare)} of these the caller has left before the answer: they waited longer than their callers do, who have sent another (retries are ${formatShare(retryShare)} of all attempts).`,
} as const;

/** Callers who know nothing of one another, and find that the other has what they need. Where anybody retries, that is told instead. */
export const sharedPool = {
  key: 'shared-pool',
  explains: ['goodput', 'time'],
  applies: ({ mostRetriedShare, pool }: Facts) =>
    pool.saturation >= SATURATED &&
    (pool.callers[1]?.attempts ?? 0) >= RIVAL * asked(pool) &&
    mostRetriedShare === 0 &&
    asked(pool) > pool.granted,
  says: ({ pool }: Facts) =>
    `${formatShare(pool.saturation)} of the connections of ${pool.name} are held: ${pool.callers.map(({ name, attempts }) => `${name} asks for ${formatRate(attempts)}`).join(', ')}, and ${formatRate(pool.granted)} are granted. What one holds the others do without, and ${formatNumber(pool.waiting)} attempts wait in one line, whoever they belong to.`,
} as const;

function asked({ callers }: Facts['pool']): number {
  return callers.reduce((sum, { attempts }) => sum + attempts, 0);
}

/** Copies of what is late, where everything is late because of the copies. */
export const hedgeStorm = {
  key: 'hedge-storm',
  explains: ['goodput', 'time', 'queue'],
  applies: ({ hedged: { share }, server }: Facts) => share >= NOTABLE && server.utilisation >= SATURATED,
  says: (facts: Facts) =>
    `${facts.server.name} is ${formatShare(facts.server.utilisation)} busy, and ${formatShare(facts.server.wastedShare)} of what it finishes nobody waits for any more. ${copies(facts)}`,
} as const;

export const hedged = {
  key: 'hedged',
  explains: ['load'],
  applies: ({ hedged: { share }, retryShare }: Facts) => share >= SOME && share >= retryShare,
  says: copies,
} as const;

function copies({ hedged: { attempts, share } }: Facts): string {
  const sent = formatRate(attempts).replace('/s', ' attempts/s');
  return `Hedges are ${formatShare(share)} of ${sent}: what has no answer when the delay is over is sent once more.`;
}

function unwritten(facts: Facts): string {
  if (facts.failed >= SOME * facts.offered && facts.failed >= facts.late) {
    return `${formatShare(shareOf(facts.failed, facts.offered))} of the calls have used up their attempts.`;
  }
  if (facts.backingOff < 1) return 'They come back at once.';
  return `On average ${formatNumber(facts.backingOff)} calls wait for their next attempt.`;
}

/** As shares: of workers at work; of attempts that lose, are copies or are given up; of attempts and calls. */
const SATURATED = 0.9;
const NOTABLE = 0.3;
/** Of what is asked of a pool: whoever asks for less takes nothing from the others that would matter. */
const RIVAL = 0.2;
const SOME = 0.05;
