import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mmc } from '../../../test/theory/closed-forms.ts';
import { expectAgreement } from '../../../test/theory/station.fixture.ts';
import { planOf, runOf, runsOf, seriesOf, sum, totalsOf } from '../../../test/written.fixture.ts';
import type { WrittenGuards, WrittenScenario } from '../../../test/written.fixture.ts';
import { begin, correlation, meanUs, partOf, simulate, type Run } from '../../index.ts';
import { EXPIRED, OUTCOME_NAMES } from '../../traffic/outcome.ts';
import type { World } from '../../world.ts';

interface WrittenPooled {
  readonly duration?: string;
  readonly bucket?: string;
  readonly client: Record<string, unknown>;
  readonly pool: Record<string, unknown>;
  readonly database?: Record<string, unknown>;
  readonly triggers?: Record<string, unknown>;
}

/** `users -> pool -> database`, with more workers there than anybody waits for. */
function pooled({ client, database, duration = '10s', pool, ...rest }: WrittenPooled): WrittenScenario {
  return {
    duration,
    components: {
      users: { client: { goodWithin: '60s', ...client } },
      pool: { pool },
      database: { server: { workers: 10_000, service: { constant: '100ms' }, ...database } },
    },
    arrows: { 'users -> pool': {}, 'pool -> database': {} },
    ...rest,
  };
}
const before = (guards: Record<string, unknown>): WrittenGuards => ({ calls: { 'users -> pool': guards } });
const behind = (guards: Record<string, unknown>): WrittenGuards => ({ calls: { 'pool -> database': guards } });
const crowdOf = (calls: number, at = '0s') => ({ crowds: [{ at, calls }] });
const latencyUs = (run: Run): { count: number; maxUs: number } => partOf(run, 'users').durations['latency']!;

describe('waiting for a connection', () => {
  test('so many calls as there are connections are under way, the others wait their turn', () => {
    const run = runOf(pooled({ client: crowdOf(5), pool: { size: 2 }, bucket: '100ms' }));

    expect(seriesOf(run, 'pool', 'inUse').slice(0, 4)).toEqual([2, 2, 1, 0]);
    expect(seriesOf(run, 'pool', 'waiting').slice(0, 4)).toEqual([3, 1, 0, 0]);
    expect(seriesOf(run, 'pool', 'saturation').slice(0, 4)).toEqual([1, 1, 0.5, 0]);
    expect(latencyUs(run)).toMatchObject({ count: 5, maxUs: 300_000 });
    expect(totalsOf(run, 'pool')).toMatchObject({ arrivals: 5, granted: 5, released: 5, opened: 2, wasted: 0 });
    expect(totalsOf(run, 'database')['wasted'], 'somebody waits for what is done behind a pool').toBe(0);
    expect(partOf(run, 'pool').durations['wait']).toMatchObject({ count: 5, maxUs: 200_000 });
    expect(partOf(run, 'pool').durations['held']).toMatchObject({ count: 5, sumUs: 500_000 });
  });

  test('ends in a refusal after `acquireTimeout`, not a microsecond sooner or later', () => {
    const waitingFor = (acquireTimeout: string) =>
      totalsOf(runOf(pooled({ client: crowdOf(3), pool: { size: 1, acquireTimeout } })), 'pool');

    expect(waitingFor('200.001ms')).toMatchObject({ granted: 3, acquireTimeouts: 0 });
    expect(waitingFor('199.999ms')).toMatchObject({ granted: 2, acquireTimeouts: 1 });
  });

  test('a caller hears SHED, and may retry', () => {
    const written = pooled({ client: crowdOf(2), pool: { size: 1, acquireTimeout: '60ms' } });
    const once = runOf(written);
    const again = runOf(written, before({ retry: { maxAttempts: 2 } }));

    expect(totalsOf(once, 'users -> pool')).toMatchObject({ ok: 1, shed: 1, error: 0, timeout: 0 });
    expect(totalsOf(again, 'users -> pool')).toMatchObject({ ok: 2, shed: 1, retries: 1 });
  });

  test('guards at its door, of its order and of whose turn has come act as at a server', () => {
    const written = pooled({ client: crowdOf(8), pool: { size: 1 } });
    const limited = runOf(written, { servers: { pool: { queueLimit: { capacity: 3 } } } });
    const expired = runOf(written, {
      ...before({ deadline: { within: '250ms' } }),
      servers: { pool: { dropExpired: {} } },
    });
    const newest = runOf(
      pooled({
        client: {
          crowds: [
            { at: '0s', calls: 2 },
            { at: '50ms', calls: 1 },
          ],
        },
        pool: { size: 1 },
      }),
      { servers: { pool: { queueOrder: { kind: 'lifo' } } } },
    );

    expect(totalsOf(limited, 'pool')).toMatchObject({ granted: 4, shed: 4 });
    expect(totalsOf(expired, 'pool')).toMatchObject({ granted: 3, expired: 5 });
    // 50 ms for the one that came last; first come, first served would make its wait 150 ms and nobody's 200.
    expect(partOf(newest, 'pool').durations['wait']).toMatchObject({ maxUs: 200_000, sumUs: 250_000 });
  });
});

test('a guard at the door hears of everybody: who was refused, who entered, and how each of those left', () => {
  const heard: string[] = [];
  const entered: number[] = [];
  const door = {
    admits: () => entered.length < 4,
    onEntered: (attempt: number) => entered.push(attempt),
    onRefused: () => heard.push('refused'),
    onLeft: (_: number, outcome: number, sojournUs: number) =>
      heard.push(`${OUTCOME_NAMES[outcome]} after ${sojournUs / 1000}`),
  };
  const behaviour = { install: (_: unknown, { door: gates }: { door: unknown[] }) => gates.push(door) } as never;
  const triage = { drops: EXPIRED, keeps: (attempt: number) => attempt !== entered[1], onTurn: () => {} };
  const dropper = { install: (_: unknown, { triage: gates }: { triage: unknown[] }) => gates.push(triage) } as never;
  const plan = planOf(pooled({ client: crowdOf(5), pool: { size: 1, acquireTimeout: '150ms' } }));
  const guards = [behaviour, dropper].map((each) => ({ behaviour: each, params: {} }));
  const components = plan.components.map((each) => (each.name === 'pool' ? { ...each, guards } : each));
  const run = simulate({ ...plan, components }, 1);

  expect(heard).toEqual(['refused', 'ok after 100', 'expired after 100', 'shed after 150', 'ok after 200']);
  expect(totalsOf(run, 'pool')).toMatchObject({ shed: 1, expired: 1 });
});

describe('a connection is held from grant to answer', () => {
  test('also when the caller has left: the work is wasted, and those behind it wait', () => {
    const run = runOf(pooled({ client: crowdOf(2), pool: { size: 1 } }), before({ timeout: { after: '10ms' } }));

    expect(totalsOf(run, 'users')).toMatchObject({ good: 0, failed: 2 });
    expect(totalsOf(run, 'pool')).toMatchObject({ granted: 2, released: 2, wasted: 2 });
  });

  test('who waits and says that it has left is granted none', () => {
    const run = runOf(
      pooled({ client: crowdOf(2), pool: { size: 1, acquireTimeout: '5s' } }),
      before({ timeout: { after: '10ms', cancels: true } }),
    );

    expect(totalsOf(run, 'pool')).toMatchObject({ granted: 1, released: 1, cancelled: 1, acquireTimeouts: 0 });
    expect(totalsOf(run, 'database')['arrivals']).toBe(1);
  });

  test('a call is answered as it ended behind the pool; what a guard there blocked was refused', () => {
    const failing = runOf(pooled({ client: crowdOf(1), pool: { size: 1 }, database: { errors: 1 } }));
    const blocked = runOf(pooled({ client: crowdOf(3), pool: { size: 3 } }), behind({ bulkhead: { maxInFlight: 1 } }));
    const late = runOf(pooled({ client: crowdOf(1), pool: { size: 1 } }), behind({ timeout: { after: '1ms' } }));

    expect(totalsOf(failing, 'users -> pool')).toMatchObject({ error: 1 });
    expect(totalsOf(blocked, 'users -> pool')).toMatchObject({ ok: 1, shed: 2 });
    expect(totalsOf(late, 'users -> pool')).toMatchObject({ timeout: 1 });
  });
});

describe('opening connections', () => {
  const EVERY_SECOND = { arrivals: { constant: '1/s' } };

  test('costs the first user time, and nobody after: what is idle is used again', () => {
    const run = runOf(pooled({ client: EVERY_SECOND, pool: { size: 8, connect: { constant: '30ms' } } }));

    expect(totalsOf(run, 'pool')).toMatchObject({ granted: 9, opened: 1 });
    expect(partOf(run, 'users').durations['latency']).toMatchObject({ maxUs: 130_000, sumUs: 930_000 });
    expect(seriesOf(run, 'pool', 'open').at(-1)).toBe(1);
  });

  test('is necessary again when they were idle for `maxIdle`', () => {
    const opened = (maxIdle: string) =>
      totalsOf(runOf(pooled({ client: EVERY_SECOND, pool: { size: 8, maxIdle } })), 'pool');

    expect(opened('900.001ms')['opened']).toBe(1);
    expect(opened('899.999ms')['opened']).toBe(9);
    expect(opened('100ms')['open']).toBeCloseTo((9 * 0.2) / 10, 9);
  });

  test('what was used last is used next, so that those nobody needs are closed', () => {
    const client = { arrivals: { constant: '2/s' }, crowds: [{ at: '0s', calls: 5 }] };
    const run = runOf(pooled({ client, pool: { size: 8, maxIdle: '1s' } }));

    expect(totalsOf(run, 'pool')['opened']).toBe(5);
    expect(seriesOf(run, 'pool', 'open').slice(0, 4)).toEqual([5, expect.closeTo(1.4, 9), 1, 1]);
  });

  test('follows a timeout: nobody knows what goes on in that connection', () => {
    const guards = behind({ timeout: { after: '20ms' }, retry: { maxAttempts: 2 } });
    const run = runOf(pooled({ client: EVERY_SECOND, pool: { size: 1 } }), guards);

    expect(totalsOf(run, 'pool')).toMatchObject({ granted: 9, opened: 9, wasted: 0 });
    expect(totalsOf(run, 'pool -> database')['attempts']).toBe(18);
  });
});

test('leaked connections are granted to nobody, and those in use are not kept', () => {
  const triggers = { leak: { at: '2.05s', for: '4s', connectionLeak: { of: 'pool', share: 0.75 } } };
  const client = { crowds: [1, 2, 3, 7].map((second) => ({ at: `${second}s`, calls: 4 })) };
  const run = runOf(pooled({ client, pool: { size: 4 }, triggers, bucket: '50ms' }));
  const at = (key: string, second: number) => seriesOf(run, 'pool', key)[Math.round(second * 20)];

  expect([at('inUse', 2.05), at('open', 2.1)]).toEqual([4, 1]);
  expect([at('inUse', 3), at('waiting', 3), at('inUse', 3.35), at('inUse', 3.4)]).toEqual([1, 3, 1, 0]);
  expect([at('open', 6.9), at('inUse', 7)]).toEqual([1, 4]);
  expect(totalsOf(run, 'pool')).toMatchObject({ granted: 16, released: 16, opened: 7 });
});

test('of connections that are idle as they leak as many are closed', () => {
  const triggers = { leak: { at: '2s', for: '4s', connectionLeak: { of: 'pool', share: 0.75 } } };
  const run = runOf(pooled({ client: crowdOf(4), pool: { size: 4, maxIdle: '9s' }, triggers }));

  expect(seriesOf(run, 'pool', 'open').slice(1, 8)).toEqual([4, 1, 1, 1, 1, 1, 1]);
});

test('everybody who asked for a connection is answered, or has left, or is still there', () => {
  const anyPooled = fc.record({
    size: fc.integer({ min: 1, max: 4 }),
    acquireTimeout: fc.constantFrom(undefined, '1ms', '80ms', '1s'),
    maxIdle: fc.constantFrom(undefined, '20ms', '1s'),
    connect: fc.constantFrom(undefined, { exponential: '20ms' }),
    errors: fc.constantFrom(0, 0.3),
    patience: fc.constantFrom('40ms', '300ms'),
    cancels: fc.boolean(),
    inner: fc.constantFrom({}, { timeout: { after: '120ms' } }, { bulkhead: { maxInFlight: 1 } }),
    servers: fc.constantFrom({}, { queueLimit: { capacity: 3 } }, { queueOrder: { kind: 'lifo' }, dropExpired: {} }),
    isDrained: fc.boolean(),
    leak: fc.constantFrom(0, 0.5, 1),
  });
  fc.assert(
    fc.property(anyPooled, ({ cancels, errors, inner, isDrained, leak, patience, servers, ...params }) => {
      const schedule = isDrained ? [{ at: '3s', rate: '0/s' }] : [];
      const pool = JSON.parse(JSON.stringify(params)) as Record<string, unknown>;
      const triggers = { leak: { at: '1s', for: '1s', connectionLeak: { of: 'pool', share: leak } } };
      const written = pooled({
        client: { arrivals: { poisson: '30/s' }, schedule },
        pool,
        database: { service: { exponential: '100ms' }, errors },
        duration: isDrained ? '100s' : '3s',
        triggers,
      });
      const guards = {
        ...behind(inner),
        ...before({ timeout: { after: patience, cancels } }),
        servers: { pool: servers },
      };
      const simulation = begin(planOf(written, guards), 1);
      const run = simulation.finish();
      const { arrivals, granted, released, acquireTimeouts, shed, expired, cancelled, opened } = totalsOf(run, 'pool');

      const left = arrivals! - released! - acquireTimeouts! - shed! - expired! - cancelled!;
      expect(left).toBeGreaterThanOrEqual(granted! - released!);
      expect(opened).toBeLessThanOrEqual(granted!);
      expect(Math.max(...seriesOf(run, 'pool', 'inUse'))).toBeLessThanOrEqual(params.size);
      if (!isDrained) return;
      const { attempts, calls } = (simulation as unknown as { readonly world: World }).world;
      expect([left, granted! - released!, seriesOf(run, 'pool', 'inUse').at(-1)]).toEqual([0, 0, 0]);
      expect([attempts.liveCount, calls.liveCount], 'nobody holds anything any more').toEqual([0, 0]);
    }),
    { numRuns: 30 },
  );
});

test('a pool of c before a database with room for everybody is M/M/c', () => {
  const [lambda, mu, servers] = [40, 10, 5];
  const client = { arrivals: { poisson: `${lambda}/s` } };
  const database = { service: { exponential: '100ms' } };
  const plan = planOf(pooled({ client, database, pool: { size: servers }, duration: '1100s', bucket: '100s' }));
  // Ten relaxation times, 10 ÷ (√50 − √40)², are less than 20 s.
  const runs = runsOf({ plan, seeds: 10, warmUpUs: 100e6 });
  const expected = mmc({ lambda, mu, servers });

  const total = (key: string) => runs.map((run) => totalsOf(run, 'pool')[key]!);
  expectAgreement(total('saturation'), { expected: expected.utilisation, what: 'saturation' });
  expectAgreement(total('waiting'), { expected: expected.Lq, within: 0.2, what: 'Lq' });
  const waits = runs.map((run) => meanUs(partOf(run, 'pool').durations['wait']!) / 1e6);
  expectAgreement(waits, { expected: expected.Wq, within: 0.2, what: 'Wq' });
});

describe('two services on one pool', () => {
  /** Each has users and workers of its own; all they share are the connections. */
  const services = (perSecond: number): WrittenScenario => {
    const client = { client: { arrivals: { poisson: `${perSecond}/s` }, goodWithin: '10s' } };
    const server = { server: { workers: 1_000, service: { exponential: '5ms' } } };
    return {
      duration: '400s',
      components: {
        shoppers: client,
        clerks: client,
        checkout: server,
        stock: server,
        pool: { pool: { size: 10 } },
        database: { server: { workers: 10_000, service: { exponential: '50ms' } } },
      },
      arrows: {
        'shoppers -> checkout': {},
        'clerks -> stock': {},
        'checkout -> pool': {},
        'stock -> pool': {},
        'pool -> database': {},
      },
    };
  };
  const together = (perSecond: number) =>
    correlation(runOf(services(perSecond)), ['shoppers -> checkout', 'clerks -> stock'], 'latencyP50');

  test('at a third of its capacity their latencies have nothing to do with each other', () => {
    const { high, low, r } = together(33);

    expect(Math.abs(r)).toBeLessThan(0.2);
    expect([low < 0.1, high > -0.1]).toEqual([true, true]);
  });

  test('near its capacity one is as slow as the other, from second to second', () => {
    expect(together(95).r).toBeGreaterThan(0.9);
  });

  test('and one that is slow behind the pool starves the other, whose own calls are quick', () => {
    const written = services(33);
    const quick = { ...written, duration: '40s' };
    const run = runOf({
      ...quick,
      triggers: { slow: { slowDown: { of: 'database', factor: 8 }, at: '20s', for: '10s' } },
    });
    const p50 = seriesOf(run, 'clerks -> stock', 'latencyP50');

    expect(sum(p50.slice(25, 30)) / 5).toBeGreaterThan((8 * sum(p50.slice(10, 20))) / 10);
  });
});
