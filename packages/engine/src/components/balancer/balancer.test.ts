import { describe, expect, test } from 'vitest';
import { balanced, frontGuards, type WrittenBalanced } from '../../../test/balanced.fixture.ts';
import { planOf, runOf, seriesOf, sum, totalsOf, type WrittenGuards } from '../../../test/written.fixture.ts';
import { begin, compileActions, partsOf, seconds, type Run } from '../../index.ts';

const CALM = {
  duration: '20s',
  arrivals: { constant: '30/s' },
  server: { workers: 4, replicas: 3, service: { constant: '10ms' } },
} satisfies WrittenBalanced;

/** 300 calls, the last at 10 s; everything and has long been answered at the end. */
const drained = (written: Partial<WrittenBalanced>): WrittenBalanced => ({
  ...CALM,
  duration: '60s',
  ...written,
  client: { schedule: [{ at: '10010ms', rate: '0/s' }], ...written.client },
});
const totalOf = (run: Run, name: string, key: string): number =>
  sum(partsOf(run, name).map((part) => part.totals[key]!));

describe('without guards', () => {
  test('replicas take turns', () => {
    const run = runOf(balanced(CALM));

    expect([1, 2, 3].map((number) => totalsOf(run, `checkout.${number}`)['arrivals'])).toEqual([200, 200, 199]);
    expect(totalsOf(run, 'front')).toMatchObject({ arrivals: 599, unavailable: 0, inService: 3, fit: 3 });
  });

  test('it takes no time: users see what they would see without it', () => {
    const run = runOf(balanced({ ...CALM, server: { ...CALM.server, replicas: 1 } }));
    const users = run.parts.find(({ name }) => name === 'users')!;

    expect(users.durations['latency']!.maxUs).toBe(10_000);
  });

  test('what has been sent and not answered is in flight, and the busiest has at least its share', () => {
    const run = runOf(balanced({ ...CALM, arrivals: { poisson: '300/s' } }));
    const { inFlight, busiest, imbalance } = totalsOf(run, 'front');

    // Little: 300/s × 10 ms, the wait being next to nothing with 4 workers each.
    expect(inFlight).toBeCloseTo(totalOf(run, 'checkout', 'inSystem'), 9);
    expect(inFlight).toBeGreaterThan(2.8);
    expect(busiest).toBeGreaterThan(inFlight! / 3);
    expect(imbalance).toBeCloseTo(busiest! - inFlight! / 3, 9);
  });

  test('two arrows to different servers are as good as two replicas', () => {
    const server = { workers: 1, service: { constant: '10ms' } };
    const run = runOf({
      duration: '10s',
      components: {
        users: { client: { arrivals: { constant: '10/s' }, goodWithin: '1s' } },
        front: { balancer: {} },
        east: { server },
        west: { server: { ...server, errors: 1 } },
      },
      arrows: { 'users -> front': {}, 'front -> east': {}, 'front -> west': {} },
    });

    expect(totalsOf(run, 'east')['arrivals']).toBe(50);
    expect(totalsOf(run, 'users')).toMatchObject({ good: 50, failed: 49 });
  });
});

describe('an outcome reaches the caller as it is', () => {
  const ends = (written: Partial<WrittenBalanced>, behind: Record<string, unknown> = {}, before = {}) => {
    const run = runOf(balanced(drained(written)), frontGuards({}, { before, behind }));
    const { attempts, ok, error, shed, timeout, expired } = totalsOf(run, 'users -> front');
    expect(ok! + error! + shed! + timeout! + expired!).toBe(attempts);
    return { ok, error, shed, timeout, expired };
  };

  test('an error is an error', () => {
    expect(ends({ server: { ...CALM.server, errors: 1 } })).toMatchObject({ ok: 0, error: 300 });
  });

  test('a refusal is a refusal, at once and later', () => {
    const stuck = { workers: 1, replicas: 3, service: { constant: '2s' } };
    const run = runOf(balanced(drained({ server: stuck })), {
      servers: { checkout: { queueLimit: { capacity: 0 } } },
    });

    expect(totalsOf(run, 'users -> front')['shed']).toBe(totalOf(run, 'checkout', 'shed'));
    expect(totalsOf(run, 'users -> front')['shed']).toBeGreaterThan(250);
  });

  test('a timeout of its own is a timeout', () => {
    const slow = { ...CALM.server, service: { constant: '80ms' } };
    expect(ends({ server: slow }, { timeout: { after: '50ms' } })).toMatchObject({ ok: 0, timeout: 300 });
  });

  test('what a guard of its own arrow blocked was refused', () => {
    expect(ends({}, { bulkhead: { maxInFlight: 1 } })).toMatchObject({ ok: 300, shed: 0 });
    const busy = { server: { ...CALM.server, service: { constant: '150ms' } } };
    const { ok, shed } = ends(busy, { bulkhead: { maxInFlight: 1 } });
    // One each in flight at a time: of every 5 calls of a replica (one in 100 ms) the next but one finds it free again.
    expect(ok).toBe(150);
    expect(shed).toBe(150);
  });

  test('what it retries within a replica, it retries on the arrow to it', () => {
    const run = runOf(
      balanced(drained({ server: { ...CALM.server, errors: 1 } })),
      frontGuards({}, { behind: { retry: { maxAttempts: 3 } } }),
    );

    expect(totalsOf(run, 'users -> front')).toMatchObject({ attempts: 300, error: 300 });
    for (const { totals } of partsOf(run, 'front -> checkout')) {
      expect(totals).toMatchObject({ calls: 100, attempts: 300 });
    }
  });
});

describe('deadlines', () => {
  const SLOW = drained({ server: { workers: 1, replicas: 2, service: { constant: '200ms' } } });

  test('are passed on: a server behind it drops what has expired', () => {
    const run = runOf(balanced(SLOW), {
      ...frontGuards({}, { before: { deadline: { within: '300ms' } } }),
      servers: { checkout: { dropExpired: {} } },
    });

    // Two workers of 200 ms do 100 of the 300 in the 10 s.
    expect(totalOf(run, 'checkout', 'expired')).toBeGreaterThan(190);
    expect(totalOf(run, 'checkout', 'expired') + totalOf(run, 'checkout', 'served')).toBe(300);
  });

  test('end what it waits for: nothing of it is in flight longer', () => {
    const run = runOf(balanced(SLOW), frontGuards({}, { before: { deadline: { within: '300ms' } } }));

    // 30/s for at most 300 ms.
    expect(Math.max(...seriesOf(run, 'front', 'inFlight'))).toBeLessThanOrEqual(9 + 1e-9);
    expect(totalsOf(run, 'users -> front')['error']).toBe(0);
  });

  test('without any it waits as long as it takes', () => {
    const run = runOf(balanced(SLOW), frontGuards({}, { before: { timeout: { after: '300ms' } } }));

    expect(Math.max(...seriesOf(run, 'front', 'inFlight'))).toBeGreaterThan(50);
  });
});

describe('failover', () => {
  const FAILING = (failover: number, others: Partial<WrittenBalanced> = {}): WrittenBalanced =>
    drained({ balancer: { failover }, server: { ...CALM.server, errors: 1 }, ...others });

  test('an attempt that fails is sent to so many others, each time to another', () => {
    const once = runOf(balanced(FAILING(1)));
    const all = runOf(balanced(FAILING(2)));

    expect(totalsOf(once, 'front')['failovers']).toBe(300);
    expect(totalsOf(all, 'front')['failovers']).toBe(600);
    for (const { totals } of partsOf(all, 'checkout')) expect(totals['arrivals']).toBe(300);
  });

  test('when nobody is left who has not had it, the last answer stands', () => {
    const run = runOf(balanced(FAILING(7)));

    expect(totalsOf(run, 'front')).toMatchObject({ failovers: 600, unavailable: 0 });
    expect(totalsOf(run, 'users -> front')).toMatchObject({ attempts: 300, error: 300 });
  });

  test('what ends OK is not sent again, and one bad replica of three is not felt', () => {
    const bad = {
      slow: { errorBurst: { of: 'checkout.2', share: 1 }, at: '0s', for: '59s' },
    };
    const run = runOf(balanced(drained({ balancer: { failover: 1 }, triggers: bad })));

    expect(totalsOf(run, 'users')).toMatchObject({ good: 300, failed: 0 });
    // The turn after the bad one's is taken by what it failed: first, bad, again; first, bad, again.
    expect(totalsOf(run, 'front')['failovers']).toBe(150);
  });
});

describe('what nobody waits for any more', () => {
  const HUNG = drained({ server: { workers: 1, replicas: 2, service: { constant: '500ms' } } });

  test('is called off where the caller tells', () => {
    const before = { timeout: { after: '100ms', cancels: true } };
    const told = runOf(balanced(HUNG), frontGuards({}, { before }));
    const untold = runOf(balanced(HUNG), frontGuards({}, { before: { timeout: { after: '100ms' } } }));

    // 30/s for 100 ms; else they pile up.
    expect(Math.max(...seriesOf(told, 'front', 'inFlight'))).toBeLessThanOrEqual(3 + 1e-9);
    expect(Math.max(...seriesOf(untold, 'front', 'inFlight'))).toBeGreaterThan(50);
    expect(totalOf(told, 'front -> checkout', 'cancelled')).toBe(totalsOf(told, 'users -> front')['timeout']);
  });
});

describe('ejected by hand', () => {
  function ejecting(
    replicas: readonly string[],
    guards: WrittenGuards = {},
    triggers: Record<string, unknown> = {},
  ): Run {
    const plan = planOf(balanced(drained({ triggers })), guards);
    const { actions } = compileActions(
      plan,
      replicas.map((replica) => ({ at: seconds(1), do: { ejectReplica: { of: 'front', replica } } })),
    );
    return begin(plan, 1, { actions: actions! }).finish();
  }

  test('a replica gets nothing any more, and the others its share', () => {
    const run = ejecting(['checkout.2']);

    expect(totalsOf(run, 'checkout.2')['arrivals']).toBe(10);
    expect(totalsOf(run, 'users')).toMatchObject({ good: 300 });
    expect(totalsOf(run, 'front')['ejections']).toBe(1);
    expect(seriesOf(run, 'front', 'fit').slice(0, 3)).toEqual([3, 2, 2]);
    expect(seriesOf(run, 'front', 'inService')[2]).toBe(3);
  });

  test('when all are, everything is refused', () => {
    const run = ejecting(['checkout.1', 'checkout.2', 'checkout.3']);

    expect(totalsOf(run, 'front')).toMatchObject({ arrivals: 300, unavailable: 270 });
    expect(totalsOf(run, 'users -> front')).toMatchObject({ ok: 30, shed: 270 });
  });

  const BAD = { bad: { errorBurst: { of: 'checkout.3', share: 1 }, at: '2s', for: '57s' } };
  const panicking = (share: number) =>
    frontGuards({ panicThreshold: { share }, outlierEjection: { consecutiveFailures: 1, maxEjected: 1 } });

  test('it stays out in a panic', () => {
    const run = ejecting(['checkout.1'], panicking(1), BAD);

    expect(totalsOf(run, 'checkout.1')['arrivals']).toBe(10);
    expect(totalsOf(run, 'checkout.3')['arrivals']).toBeGreaterThan(100);
  });

  test('and is no reason for one: of the two others one is fit, which is half of them', () => {
    const run = ejecting(['checkout.1'], panicking(0.5), BAD);

    // Some before 2 s, and the one that failed.
    expect(totalsOf(run, 'checkout.3')['arrivals']).toBeLessThan(30);
  });
});
