import type { Run } from '@basin/engine';
import { expect, test } from 'vitest';
import { handMadeRun, seconds } from '../../test/hand-made-run.fixture.ts';
import { measureOf } from '../measures/index.ts';
import { explain } from './explain.ts';

function why(measureKey: string, run: Run, of?: string) {
  const measure = measureOf(measureKey);
  const window = { ...seconds(30, 60), of };
  const { says, mechanism } = explain({ measure, run, window, look: window });
  return { says: says.replaceAll('\u00a0', ' '), mechanism };
}

const CONTENDED = {
  users: { offered: 10, failed: 2, good: 1, late: 7 },
  arrow: { attempts: 50, retries: 40, error: 43, ok: 7, backingOff: 12 },
  others: { row: ['contendedStore', { arrivals: 50, written: 8, conflicts: 42 }] },
} as const;

test('those who write the same row together lose together, and wait for their next attempt', () => {
  const told = {
    mechanism: 'contended',
    says: expect.stringContaining(
      'Of 50/s that try to write, 42/s find that somebody else has written since they read; those who come back together lose together. ' +
        'On average 12 calls wait for their next attempt.',
    ),
  };
  expect(why('goodputShare', handMadeRun(CONTENDED))).toEqual(told);
  expect(why('amplification', handMadeRun(CONTENDED))).toEqual(told);
});

test('where most of what is lost has given up, that is told', () => {
  const givingUp = { ...CONTENDED, users: { offered: 10, failed: 8, good: 1, late: 1 } };

  expect(why('goodputShare', handMadeRun(givingUp)).says).toContain('80 % of the calls have used up their attempts.');
});

test('those who wait for nothing come back at once', () => {
  const atOnce = { ...CONTENDED, arrow: { ...CONTENDED.arrow, backingOff: 0.1 } };

  expect(why('amplification', handMadeRun(atOnce)).says).toContain('lose together. They come back at once.');
});

test('a few conflicts are not what it is', () => {
  const few = {
    ...CONTENDED,
    others: { row: ['contendedStore', { arrivals: 50, written: 40, conflicts: 10 }] },
  } as const;

  expect(why('goodputShare', handMadeRun(few)).mechanism).not.toBe('contended');
});

test('what a guard of a caller blocks was lost before anybody saw it', () => {
  const run = handMadeRun({
    users: { offered: 60, good: 30, failed: 30 },
    arrow: { attempts: 36, ok: 30, error: 6, blocked: 24 },
    checkout: { arrivals: 36, served: 36, utilisation: 0.1 },
  });

  expect(why('goodputShare', run)).toMatchObject({
    mechanism: 'blocked',
    says: expect.stringContaining('On users -> checkout a guard blocks 24/s before anybody has seen them'),
  });
});

test('where little is blocked of what is lost, it is something else', () => {
  const run = handMadeRun({
    users: { offered: 60, good: 30, failed: 30 },
    arrow: { attempts: 60, ok: 30, error: 30, blocked: 1 },
    checkout: { arrivals: 60, served: 60, utilisation: 0.1 },
  });

  expect(why('goodputShare', run).mechanism).toBe('errors');
});

test('an error that is passed on from hop to hop is counted where it is tried again', () => {
  const run = handMadeRun({
    users: { offered: 100, good: 100 },
    arrow: { attempts: 100, ok: 100 },
    others: {
      'checkout -> stock': ['arrow', { attempts: 125, retries: 25, ok: 100, error: 25 }],
      stock: ['server', { arrivals: 125, served: 125 }],
    },
  });

  expect(why('amplification', run, 'stock').says).toContain(
    'Of the attempts 20 % end in an error, and failed attempts are sent again: retries are 20 % of all.',
  );
});

const EMPTY_CACHE = {
  users: { offered: 200, good: 10, failed: 190 },
  checkout: { arrivals: 200, served: 48, wasted: 48, queue: 200, utilisation: 1, waitP50: 4_000_000 },
  others: { pages: ['cache', { lookups: 200, misses: 190, fetches: 190 }] },
} as const;

test('a cache that is fetched for too late stays empty, and that keeps the origin busy', () => {
  expect(why('goodputShare', handMadeRun(EMPTY_CACHE))).toMatchObject({
    mechanism: 'cannot-refill',
    says: expect.stringContaining(
      'What is made too late is not stored: of 200/s lookups 190/s miss, and 190/s are fetched from it, more than it can serve.',
    ),
  });
});

test('dead work behind a cache that knows nearly everything is an old backlog', () => {
  const warm = { ...EMPTY_CACHE, others: { pages: ['cache', { lookups: 200, misses: 2, fetches: 2 }] } } as const;

  expect(why('goodputShare', handMadeRun(warm)).mechanism).toBe('dead-work');
});

test('a herd of fetches behind the back of callers who miss nothing is told as one', () => {
  const others = { 'pages -> checkout': ['arrow', {}], pages: ['cache', { lookups: 200, fetches: 40 }] } as const;
  const stale = { checkout: { arrivals: 40 }, others };

  expect(why('arrivalsPeak', handMadeRun(stale), 'checkout').says).toContain('and 40/s are fetched from the origin');
});

const EXHAUSTED_POOL = {
  users: { offered: 60, failed: 60 },
  arrow: { attempts: 240, retries: 180, timeout: 240 },
  checkout: { arrivals: 100, served: 100, utilisation: 0.2 },
  others: { conns: ['pool', { waiting: 800, granted: 100, released: 100, wasted: 90 }] },
} as const;

test('connections that are held for callers who have left are told with who waits for one', () => {
  expect(why('goodputShare', handMadeRun(EXHAUSTED_POOL))).toMatchObject({
    mechanism: 'dead-connections',
    says: expect.stringContaining(
      '800 attempts wait at conns, which grants 100/s, and for 90 % of these the caller has left before the answer',
    ),
  });
});

test('a pool at which some wait and are answered in time is not what it is', () => {
  const well = { conns: ['pool', { waiting: 3, granted: 100, released: 100, wasted: 10 }] } as const;

  expect(why('goodputShare', handMadeRun({ ...EXHAUSTED_POOL, others: well })).mechanism).not.toBe('dead-connections');
});

const SHARED_POOL = {
  users: { offered: 330, good: 100, failed: 230 },
  arrow: { attempts: 330, ok: 100, timeout: 230 },
  checkout: { arrivals: 240, served: 240, wasted: 140, utilisation: 1 },
  others: {
    conns: ['pool', { waiting: 700, granted: 240, released: 240, wasted: 140, saturation: 1 }],
    'shop -> conns': ['arrow', { attempts: 170 }],
    'export -> conns': ['arrow', { attempts: 160 }],
  },
} as const;

test('who takes the connections from whom is told, where callers share a pool that has none to spare', () => {
  expect(why('goodputShare', handMadeRun(SHARED_POOL))).toMatchObject({
    mechanism: 'shared-pool',
    says: expect.stringContaining(
      '100 % of the connections of conns are held: shop asks for 170/s, export asks for 160/s, and 240/s are granted. What one holds the others do without, and 700 attempts wait in one line, whoever they belong to.',
    ),
  });
});

test('a pool with connections to spare, with enough for all, or with one caller only, is not shared to anybody’s harm', () => {
  const alone = { conns: SHARED_POOL.others.conns, 'shop -> conns': SHARED_POOL.others['shop -> conns'] };
  const pool = (levels: { granted: number; saturation: number }) =>
    ({ ...SHARED_POOL.others, conns: ['pool', { waiting: 0, released: 240, wasted: 140, ...levels }] }) as const;

  for (const others of [alone, pool({ granted: 240, saturation: 0.8 }), pool({ granted: 330, saturation: 1 })]) {
    expect(why('goodputShare', handMadeRun({ ...SHARED_POOL, others })).mechanism).not.toBe('shared-pool');
  }
});

const HEDGED = {
  users: { offered: 100, failed: 100 },
  arrow: { attempts: 200, hedges: 100, timeout: 200 },
  checkout: { arrivals: 200, served: 180, wasted: 180, queue: 600, utilisation: 1, waitP50: 3_000_000 },
} as const;

test('where everything is sent twice because everything is late, the copies are told, not an old backlog', () => {
  expect(why('goodputShare', handMadeRun(HEDGED))).toMatchObject({
    mechanism: 'hedge-storm',
    says: expect.stringContaining(
      'checkout is 100 % busy, and 100 % of what it finishes nobody waits for any more. Hedges are 50 % of 200 attempts/s: what has no answer when the delay is over is sent once more.',
    ),
  });
  expect(why('amplification', handMadeRun(HEDGED)).mechanism).toBe('hedged');
});

test('copies are counted on the arrow that is hedged, and not on those behind it', () => {
  const balanced = { ...HEDGED, others: { 'checkout -> stock': ['arrow', { attempts: 200 }] } } as const;

  expect(why('amplification', handMadeRun(balanced)).says).toContain('Hedges are 50 % of 200 attempts/s');
});

test('a few copies are no storm', () => {
  const capped = { ...HEDGED, arrow: { ...HEDGED.arrow, hedges: 5 } };

  expect(why('goodputShare', handMadeRun(capped)).mechanism).toBe('dead-work');
  expect(why('amplification', handMadeRun(capped)).mechanism).not.toBe('hedged');
});
