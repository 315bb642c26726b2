import { formatNumber, formatRate, formatShare, formatTime } from '../measures/format.ts';
import type { Measure } from '../measures/measure.ts';
import { shareOf, type Facts } from './facts.ts';
import { contended, deadConnections, hedged, hedgeStorm, sharedPool } from './rivals.ts';

/** A way in which a run goes wrong, with the signs it is known by and the sentence that names it. */
export interface Mechanism {
  readonly key: string;
  /** The kinds of goals whose miss it explains. */
  readonly explains: readonly Measure['about'][];
  applies(facts: Facts): boolean;
  /** One or more whole sentences. */
  says(facts: Facts): string;
}

/** The first that applies is the one told, so they stand from the most particular to the most general. */
export const mechanisms: readonly Mechanism[] = [
  contended,
  hedgeStorm,
  sharedPool,
  {
    key: 'retry-storm',
    explains: ['goodput', 'time', 'load', 'queue'],
    applies: (facts) => isSaturated(facts) && facts.server.wastedShare >= MUCH && facts.mostRetriedShare >= NOTABLE,
    says: (facts) =>
      `${deadWork(facts)} Retries make up ${formatShare(facts.retryShare)} of ${formatRate(facts.attempts).replace('/s', ' attempts/s')} and keep the queue filled with work nobody waits for.`,
  },
  {
    key: 'cannot-refill',
    explains: ['goodput', 'time', 'queue'],
    applies: (facts) =>
      isSaturated(facts) &&
      facts.server.wastedShare >= NOTABLE &&
      facts.cache.misses >= SOME * facts.cache.lookups &&
      facts.cache.misses > 0,
    says: (facts) =>
      `${deadWork(facts)} What is made too late is not stored: of ${formatRate(facts.cache.lookups)} lookups ${formatRate(facts.cache.misses)} miss${fetched(facts)}.`,
  },
  {
    key: 'dead-work',
    explains: ['goodput', 'time', 'queue'],
    applies: (facts) => isSaturated(facts) && facts.server.wastedShare >= NOTABLE,
    says: (facts) =>
      `${deadWork(facts)} It is the old backlog that does it, not new load: retries are ${formatShare(facts.retryShare)} of the attempts.`,
  },
  {
    key: 'unanswered',
    explains: ['goodput', 'load', 'queue'],
    applies: (facts) => facts.inFlightGrowth >= NOTABLE * facts.attempts && facts.attempts > 0,
    says: (facts) =>
      `Attempts are sent and never settled: ${formatNumber(facts.inFlightGrowth)} more are in flight each second. Nothing tells the callers to stop waiting.`,
  },
  deadConnections,
  {
    key: 'late',
    explains: ['goodput'],
    applies: (facts) => facts.late >= SOME * facts.offered && facts.late >= facts.failed,
    says: (facts) =>
      `${formatShare(shareOf(facts.late, facts.offered))} of the calls do end OK, but later than \`goodWithin\`, when the answer is worth nothing any more: ${waiting(facts)}.`,
  },
  {
    key: 'down',
    explains: ['goodput'],
    applies: ({ down }) => down.length > 0,
    says: (facts) => `${areDown(facts.down)}, and ${failing(facts)}.`,
  },
  {
    key: 'overload-by-retries',
    explains: ['goodput', 'time', 'load', 'queue'],
    applies: (facts) => isSaturated(facts) && facts.mostRetriedShare >= NOTABLE,
    says: (facts) =>
      `Retries make up ${formatShare(facts.retryShare)} of ${formatRate(facts.attempts).replace('/s', ' attempts/s')}, more than ${facts.server.name} can serve: it is ${formatShare(facts.server.utilisation)} busy${refusing(facts)}.`,
  },
  {
    key: 'overload',
    explains: ['goodput'],
    applies: (facts) => isSaturated(facts) && facts.server.shed >= SOME * facts.server.arrivals,
    says: (facts) =>
      `${facts.server.name} is ${formatShare(facts.server.utilisation)} busy: ${formatRate(facts.server.arrivals)} arrive, it serves ${formatRate(facts.server.served)} and refuses ${formatRate(facts.server.shed)}.`,
  },
  {
    key: 'blocked',
    explains: ['goodput'],
    applies: (facts) => facts.blocked > 0 && facts.blocked >= MUCH * (facts.offered - facts.good),
    says: (facts) =>
      `On ${facts.blockedAt} a guard blocks ${formatRate(facts.blocked)} before anybody has seen them, those that would have been answered with those that would not: ${facts.server.name} is ${formatShare(Math.max(0, facts.server.utilisation))} busy.`,
  },
  {
    key: 'shedding',
    explains: ['goodput'],
    applies: (facts) => isLargestLoss(facts, 'shed'),
    says: (facts) =>
      `${facts.server.name} refuses ${formatShare(lossShare(facts, 'shed'))} of the attempts although it is only ${formatShare(facts.server.utilisation)} busy: its queue is so short that it turns away work it could have done.`,
  },
  {
    key: 'errors',
    explains: ['goodput'],
    applies: (facts) => isLargestLoss(facts, 'error'),
    says: (facts) =>
      `${formatShare(lossShare(facts, 'error'))} of the attempts end in an error, and retries are ${formatShare(facts.retryShare)} of all attempts: ${unretried(facts)}.`,
  },
  {
    key: 'queue-outlasts-patience',
    explains: ['goodput'],
    applies: (facts) => isLargestLoss(facts, 'timeout') && facts.server.waitP99Us > facts.server.serviceUs,
    says: (facts) =>
      `${formatShare(lossShare(facts, 'timeout'))} of the attempts time out, most of them in a queue: ${waiting(facts)}.`,
  },
  {
    key: 'impatience',
    explains: ['goodput'],
    applies: (facts) => isLargestLoss(facts, 'timeout'),
    says: (facts) =>
      `${formatShare(lossShare(facts, 'timeout'))} of the attempts time out although ${facts.server.name} is ${formatShare(facts.server.utilisation)} busy: callers stop waiting before a service, which takes ${formatTime(facts.server.serviceUs)} on average, can be done.`,
  },
  {
    key: 'backing-off',
    explains: ['time'],
    applies: (facts) => facts.retryShare >= FEW && backoffUs(facts) > facts.server.waitP99Us,
    says: (facts) =>
      `The slowest calls are those that are tried again: a retry is put off for ${formatTime(backoffUs(facts))} on average, and retries are ${formatShare(facts.retryShare)} of the attempts.`,
  },
  {
    key: 'waiting',
    explains: ['time'],
    applies: (facts) => facts.server.waitP99Us > facts.server.serviceUs,
    says: (facts) => `Most of it is spent in a queue: ${waiting(facts)}.`,
  },
  {
    key: 'retrying',
    explains: ['time'],
    applies: (facts) => facts.retryShare >= FEW,
    says: (facts) =>
      `The slowest calls are those that are tried again: retries are ${formatShare(facts.retryShare)} of the attempts, and on average ${formatNumber(facts.backingOff)} calls are between two attempts.`,
  },
  {
    key: 'slow-service',
    explains: ['time'],
    applies: () => true,
    says: (facts) => `The service itself takes ${formatTime(facts.server.serviceUs)} on average.`,
  },
  hedged,
  {
    key: 'retried',
    explains: ['load'],
    applies: (facts) => facts.retryShare >= FEW,
    says: (facts) =>
      `${retriedOutcomes(facts)}, and failed attempts are sent again: retries are ${formatShare(facts.retryShare)} of all.`,
  },
  {
    key: 'growing',
    explains: ['queue'],
    applies: (facts) => facts.backlog > 0,
    says: (facts) =>
      `At ${facts.server.name} ${formatRate(facts.server.arrivals)} arrive and ${formatRate(facts.server.served)} are served: ${waiting(facts)}.`,
  },
  {
    key: 'sent',
    explains: ['load'],
    applies: (facts) => facts.server.arrivals > 0,
    says: (facts) =>
      `Callers offer ${formatRate(facts.offered)}; ${formatRate(facts.server.arrivals)} reach ${facts.server.name}, which serves ${formatRate(facts.server.served)}.`,
  },
  {
    key: 'all-miss',
    explains: ['cache', 'herd'],
    applies: ({ cache }) => cache.misses > 0 || cache.fetches > 0,
    says: (facts) =>
      `Of ${formatRate(facts.cache.lookups)} lookups ${formatRate(facts.cache.misses)} miss, and ${formatRate(facts.cache.fetches)} are fetched from the origin.`,
  },
  {
    key: 'all-at-once',
    explains: ['herd'],
    applies: (facts) => facts.attempts > 0,
    says: (facts) =>
      facts.retryShare >= FEW
        ? `They come together and are sent again together: retries are ${formatShare(facts.retryShare)} of the attempts.`
        : `They come together: ${formatRate(facts.offered)} are offered in that stretch, and nothing spreads them.`,
  },
  {
    key: 'left-behind',
    explains: ['waste'],
    applies: (facts) => facts.server.wastedShare > 0,
    says: (facts) =>
      `Callers of ${facts.server.name} give up and it works on, because nobody tells it: ${waiting(facts)}.`,
  },
  {
    key: 'idle',
    explains: ['idle'],
    applies: (facts) => facts.server.workers > 0,
    says: ({ server }) =>
      `Of ${formatNumber(server.workers)} workers at ${server.name} ${formatNumber(server.workers * server.utilisation)} are at work on average: ${formatRate(server.arrivals)} arrive, and one takes ${formatTime(server.serviceUs)}.`,
  },
  {
    key: 'swings',
    explains: ['swing'],
    applies: (facts) => facts.attempts > 0,
    says: (facts) =>
      `What is set now answers what was measured some time ago: ${formatRate(facts.offered)} are offered, ${facts.server.name} is ${formatShare(Math.max(0, facts.server.utilisation))} busy on average in that stretch, and ${formatNumber(facts.server.queue)} attempts wait there.`,
  },
  {
    key: 'unlike',
    explains: ['agreement'],
    applies: ({ callers }) => callers.others.attempts > 0,
    says: ({ callers: { own, others } }) =>
      `It offers ${formatRate(own.offered)} in ${formatNumber(own.attempts)} attempts, ${formatNumber(own.retries)} of them retries, with ${formatNumber(own.inFlight)} in flight on average; the others offer ${formatRate(others.offered)} in ${formatNumber(others.attempts)}, ${formatNumber(others.retries)} of them retries, with ${formatNumber(others.inFlight)} in flight.`,
  },
];

function areDown(names: readonly string[]): string {
  if (names.length === 1) return `${names[0]} is down`;
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)} are down at the same time`;
}

function failing({ outcomes: { error, ok, shed, timeout } }: Facts): string {
  return `${formatShare(shareOf(error + timeout + shed, ok + error + timeout + shed))} of all attempts fail`;
}

type Loss = 'shed' | 'error' | 'timeout';

function isSaturated(facts: Facts): boolean {
  return facts.server.utilisation >= SATURATED;
}

/** Of the attempts that were settled. */
function lossShare({ outcomes }: Facts, loss: Loss): number {
  return shareOf(outcomes[loss], outcomes.ok + outcomes.error + outcomes.timeout + outcomes.shed);
}

function isLargestLoss(facts: Facts, loss: Loss): boolean {
  const { shed, error, timeout } = facts.outcomes;
  return facts.outcomes[loss] === Math.max(shed, error, timeout) && lossShare(facts, loss) >= FEW;
}

/** Look-aside callers fetch by themselves, and no cache counts that. */
function fetched({ cache }: Facts): string {
  return cache.fetches > 0 ? `, and ${formatRate(cache.fetches)} are fetched from it, more than it can serve` : '';
}

/** How long a retry waits before it is sent, by Little's law. */
function backoffUs({ backingOff, attempts, retryShare }: Facts): number {
  return (backingOff / (attempts * retryShare)) * 1e6;
}

/** What is dropped for its deadline is not refused. */
function refusing({ server }: Facts): string {
  return server.shed > 0 ? ` and refuses ${formatRate(server.shed)}` : '';
}

function deadWork({ server }: Facts): string {
  const abandoned = `${formatShare(server.wastedShare)} of what it finishes was abandoned by its caller`;
  const busy = `${server.name} is ${formatShare(server.utilisation)} busy, and ${abandoned}`;
  if (!(server.queue >= 1 && server.waitUs > 0)) return `${busy}.`;
  const wait = `an attempt waits ${formatTime(server.waitUs)} among ${formatNumber(server.queue)} in the queue`;
  return `${busy}: ${wait}, longer than callers wait.`;
}

function waiting({ server }: Facts): string {
  const inQueue = `${formatNumber(server.queue)} attempts wait at ${server.name} on average`;
  return Number.isNaN(server.waitP99Us)
    ? inQueue
    : `${inQueue}, one in a hundred for ${formatTime(server.waitP99Us)} or more`;
}

function unretried(facts: Facts): string {
  if (facts.vetoed > 0) return `a guard refuses ${formatRate(facts.vetoed)} of the retries that are due`;
  if (facts.retryShare < FEW) return 'a call whose one attempt fails is lost, for want of retries';
  return 'some calls fail on every attempt they may make';
}

function retriedOutcomes(facts: Facts): string {
  const losses = (['timeout', 'shed', 'error'] as const).filter((loss) => lossShare(facts, loss) >= FEW);
  if (losses.length === 0) return 'Few attempts fail';
  const told = losses.map((loss) => `${formatShare(lossShare(facts, loss))} ${LOSS_WORDS[loss]}`);
  return `Of the attempts ${told.join(', ')}`;
}

const LOSS_WORDS = { timeout: 'time out', shed: 'are refused', error: 'end in an error' } as const;

/** As shares: of workers at work, of work wasted, of attempts that are retries, of calls lost. */
const SATURATED = 0.9;
const MUCH = 0.5;
const NOTABLE = 0.3;
const SOME = 0.05;
const FEW = 0.005;
