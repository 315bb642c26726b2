import { expect, test } from 'vitest';
import { system } from '../map/map.fixture.ts';
import { gradeReview } from './grade-review.ts';
import { findingsIn } from './hazards.ts';

/** `users -> front -> back`, sound in every way, with what is changed about it. */
function proposal({ users = {}, front = {}, door = {}, arrows = {} }: Proposed = {}) {
  return system({
    components: {
      users: { client: { arrivals: { poisson: '5/s' }, goodWithin: '1s' } },
      front: { server: { workers: 10, service: { constant: '1ms' } } },
      back: { server: { workers: 2, service: { exponential: '10ms' } } },
    },
    arrows: { 'users -> front': { owner: 'web' }, 'front -> back': { owner: 'web' }, ...arrows },
    guards: {
      calls: {
        'users -> front': { timeout: { after: '2s' }, ...users },
        'front -> back': { timeout: { after: '500ms' }, ...front },
      },
      servers: { front: { queueLimit: { capacity: 10 } }, back: { queueLimit: { capacity: 50 }, ...door } },
    },
  });
}

interface Proposed {
  readonly users?: object;
  readonly front?: object;
  readonly door?: object;
  readonly arrows?: object;
}

const found = (proposed?: Proposed) => findingsIn(proposal(proposed)).map(({ hazard, about }) => `${hazard}: ${about}`);

/** With a budget, a backoff, and time enough: nothing to find. */
const CAREFUL = { retry: { maxAttempts: 3, baseDelay: '20ms', jitter: 'full' }, retryBudget: { ratio: 0.1 } };

test('a sound proposal has no hazards, retries with a budget and jitter included', () => {
  expect(found()).toEqual([]);
  expect(found({ front: CAREFUL })).toEqual([]);
});

test.each<[string, Proposed, string[]]>([
  ['a timeout that is missing', { front: { timeout: 'off' } }, ['no-timeout: front -> back']],
  ['a deadline in its place is none', { front: { timeout: 'off', deadline: { within: '1s' } } }, []],
  ['retries without a budget', { front: { ...CAREFUL, retryBudget: 'off' } }, ['naked-retry: front -> back']],
  [
    'a bulkhead and a deadline bound no rate',
    { front: { ...CAREFUL, retryBudget: 'off', bulkhead: { maxInFlight: 5 }, deadline: {} } },
    ['naked-retry: front -> back'],
  ],
  ['a breaker does', { front: { ...CAREFUL, retryBudget: 'off', circuitBreaker: {} } }, []],
  ['retries at once', { front: { ...CAREFUL, retry: { maxAttempts: 3 } } }, ['no-backoff: front -> back']],
  [
    'delays without jitter',
    { front: { ...CAREFUL, retry: { maxAttempts: 3, baseDelay: '20ms' } } },
    ['no-backoff: front -> back'],
  ],
  ['retries at two layers', { users: CAREFUL, front: CAREFUL }, ['retry-on-retry: front -> back']],
  ['longer than the caller waits', { front: { timeout: { after: '3s' } } }, ['outlives-caller: front -> back']],
  [
    'all attempts together are',
    { front: { ...CAREFUL, timeout: { after: '700ms' } } },
    ['outlives-caller: front -> back'],
  ],
  ['unless the deadline goes with it', { front: { timeout: { after: '3s' }, deadline: {} } }, []],
  ['a queue without a limit', { door: { queueLimit: 'off' } }, ['endless-queue: back']],
  ['101 × 10 ms ÷ 2 is longer than 500 ms', { door: { queueLimit: { capacity: 101 } } }, ['dead-queue: back']],
  ['99 × 10 ms ÷ 2 is not', { door: { queueLimit: { capacity: 99 } } }, []],
  ['an arrow that nobody owns', { arrows: { 'front -> back': {} } }, ['unowned-arrow: front -> back']],
])('%s', (_, proposed, hazards) => {
  expect(found(proposed)).toEqual(hazards);
});

test('where nobody owns anything, owners are no matter', () => {
  expect(found({ arrows: { 'users -> front': {}, 'front -> back': {} } })).toEqual([]);
});

const TEXT = `version: 1
duration: 10s
components:
  users: { client: { arrivals: { poisson: 5/s }, goodWithin: 1s } }
  shop:
    server: { workers: 1, service: { constant: 1ms } }
arrows:
  users -> shop: {}
guards:
  calls:
    users -> shop:
      timeout: { after: 1s }
      retry: { maxAttempts: 2 }
`;

const review = (...marks: [number, string][]) =>
  gradeReview(
    { text: TEXT },
    marks.map(([line, hazard]) => ({ line, hazard }) as never),
  );
const met = (...marks: [number, string][]) => review(...marks).map((part) => part.met);

test('a hazard is marked anywhere in the block of what it is about, and nowhere else', () => {
  const all: [number, string][] = [
    [13, 'naked-retry'],
    [11, 'no-backoff'],
    [5, 'endless-queue'],
  ];

  expect(met(...all)).toEqual([true, true, true]);
  expect(met([8, 'naked-retry'], [12, 'no-backoff'], [6, 'endless-queue'])).toEqual([true, true, true]);
  expect(met(...all.slice(1), [10, 'naked-retry'])).toEqual([false, true, false]);
  expect(met(...all.slice(1), [4, 'naked-retry'])).toEqual([false, true, false]);
});

test('the right place under the wrong name is told from a false alarm', () => {
  const [hits, named, alarms] = review([13, 'naked-retry'], [13, 'no-timeout'], [2, 'dead-queue']);

  expect(hits).toMatchObject({ met: false, says: expect.stringContaining('1 of 3 hazards') as string });
  expect(named).toMatchObject({ met: false, says: expect.stringContaining('Line 13') as string });
  expect(alarms).toMatchObject({ met: false, says: expect.stringContaining('Line 2 is sound') as string });
});

test('nothing marked is nothing found, though nothing is wrong with it', () => {
  expect(met()).toEqual([false, true, true]);
});
