import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balanced, frontGuards } from '../../../test/balanced.fixture.ts';
import { openFleet } from '../../../test/fleet.fixture.ts';
import { OUTLIER_SWEEPS, type HostAnswers } from '../../../test/libraries/outlier-ejection.fixture.ts';
import { runOf, seriesOf, sum, totalsOf } from '../../../test/written.fixture.ts';
import { BLOCKED, ERROR, EXPIRED, OK, SHED, TIMEOUT, type Outcome } from '../../traffic/outcome.ts';
import { outlierEjectionDefinition } from './definition.ts';
import { OutlierEjection } from './outlier-ejection.ts';

const SECOND = 1_000_000;

/** Envoy's defaults, but for what is said. */
function arrange(size: number, written: Record<string, unknown> = {}) {
  const fixture = openFleet(size);
  const { world, fleet, until } = fixture;
  const params = outlierEjectionDefinition.params.parse(written);
  const guard = new OutlierEjection(params, world, world.rng('test'));
  guard.onAssembled(fleet);
  return {
    ...fixture,
    guard,
    end: (replica: number, outcome: Outcome, count = 1) => {
      for (let i = 0; i < count; i++) guard.onOutcome(replica, outcome);
    },
    out: (): number[] => Array.from({ length: size }, (_, index) => index).filter((index) => !guard.isFit(index)),
    /** Lets a sweep at this second happen. */
    sweepAt: (atS: number) => until(atS * SECOND + 1),
  };
}

test('its defaults are those of Envoy', () => {
  const [envoy] = outlierEjectionDefinition.presets;

  expect(outlierEjectionDefinition.params.parse({})).toEqual(outlierEjectionDefinition.params.parse(envoy!.params));
});

describe('failures in a row', () => {
  test('five take a replica out at once, four and a success do not', () => {
    const { end, noted, out } = arrange(10);

    end(3, ERROR, 4);
    end(3, OK);
    end(3, ERROR, 4);
    expect(out()).toEqual([]);
    end(3, ERROR);

    expect(out()).toEqual([3]);
    expect(noted.healthChanges).toBe(1);
  });

  test('errors, timeouts and refusals are alike; what was blocked or came too late says nothing', () => {
    const { end, out } = arrange(10);

    for (const outcome of [ERROR, TIMEOUT, SHED, BLOCKED, EXPIRED, ERROR] as const) end(1, outcome);
    expect(out()).toEqual([]);
    end(1, TIMEOUT);

    expect(out()).toEqual([1]);
  });

  test('no further one is out once a tenth is, but of three one may be', () => {
    const ten = arrange(10);
    ten.end(1, ERROR, 5);
    ten.end(2, ERROR, 5);
    expect(ten.out()).toEqual([1]);

    const three = arrange(3);
    three.end(1, ERROR, 5);
    three.end(2, ERROR, 5);
    expect(three.out()).toEqual([1]);
  });

  test('who was spared has to fail as often again', () => {
    const { end, out, sweepAt } = arrange(10);
    end(1, ERROR, 5);
    end(2, ERROR, 5);

    sweepAt(30);
    expect(out()).toEqual([]);
    end(2, ERROR, 4);
    expect(out()).toEqual([]);
    end(2, ERROR);

    expect(out()).toEqual([2]);
  });
});

describe('how long', () => {
  /** Seconds at which it is back, when it fails again as soon as it is. */
  function returns(written: Record<string, unknown>, times: number): number[] {
    const { end, guard, sweepAt } = arrange(10, written);
    const backAt: number[] = [];
    end(0, ERROR, 5);
    for (let atS = 10; backAt.length < times; atS += 10) {
      sweepAt(atS);
      if (!guard.isFit(0)) continue;
      backAt.push(atS);
      end(0, ERROR, 5);
    }
    return backAt;
  }

  test('30 s × the number of times, up to 300 s, and then to the next sweep', () => {
    const backAt = returns({}, 12);
    const lengths = backAt.map((atS, index) => atS - (index === 0 ? 0 : backAt[index - 1]!));

    // From the second time on it fails just after a sweep, and so just misses the one at which its time is over.
    const later = [60, 90, 120, 150, 180, 210, 240, 270, 300, 300, 300];
    expect(lengths).toEqual([30, ...later.map((outS) => outS + 10)]);
    expect(returns({ ejectFor: '7s' }, 3)).toEqual([10, 30, 60]);
  });

  test.each([
    ['110', 180],
    ['120', 160],
  ])(
    'after twice, whoever behaves is forgiven once a sweep: failing again at %s s it is back at %i s',
    (at, backAt) => {
      const { end, out, sweepAt } = arrange(10);
      end(0, ERROR, 5);
      sweepAt(30);
      end(0, ERROR, 5);
      sweepAt(100);
      expect(out()).toEqual([]);

      sweepAt(Number(at));
      end(0, ERROR, 5);
      sweepAt(backAt - 10);
      expect(out()).toEqual([0]);
      sweepAt(backAt);

      expect(out()).toEqual([]);
    },
  );

  test('it is forgiven from the longest time, however often it was out before', () => {
    const { end, guard, out, sweepAt } = arrange(10);
    let atS = 0;
    for (let times = 0; times < 20; times++) {
      end(0, ERROR, 5);
      do sweepAt((atS += 10));
      while (!guard.isFit(0));
    }
    // 11 × 30 s is the first that is longer than the longest: eleven sweeps to forget.
    sweepAt((atS += 110));
    end(0, ERROR, 5);
    sweepAt(atS + 30);
    expect(out()).toEqual([0]);
    sweepAt(atS + 40);

    expect(out()).toEqual([]);
  });

  test('what it failed while it was out is forgotten when it is back', () => {
    const { end, out, sweepAt } = arrange(10);
    end(0, ERROR, 9);
    sweepAt(30);
    end(0, ERROR, 4);
    expect(out()).toEqual([]);
    end(0, ERROR);

    expect(out()).toEqual([0]);
  });

  test('with jitter up to that much longer, each by its own dice', () => {
    const { end, guard, sweepAt } = arrange(200, { maxEjected: 1, interval: '100ms', jitter: '30s' });
    const all = Array.from({ length: 200 }, (_, index) => index);
    for (const replica of all) end(replica, ERROR, 5);

    sweepAt(30);
    const backAtOnce = all.filter((replica) => guard.isFit(replica)).length;
    sweepAt(45);
    const backHalfway = all.filter((replica) => guard.isFit(replica)).length;
    sweepAt(60.1);

    // Uniform over 30 s: of 200, 0.7 before the first sweep, and 100 ± 5 × 7.1 halfway.
    expect(backAtOnce).toBeLessThan(6);
    expect(Math.abs(backHalfway - 100)).toBeLessThan(36);
    expect(all.filter((replica) => guard.isFit(replica))).toEqual(all);
  });
});

describe('shares of OK answers', () => {
  /** Who is out after a sweep over these answers; never five failures in a row. */
  function sweep(answers: HostAnswers, written: Record<string, unknown> = {}): number[] {
    const { guard, out, sweepAt } = arrange(answers.length, { consecutiveFailures: 100_000, ...written });
    for (const [replica, [ok, failed]] of answers.entries()) {
      for (let i = 0; i < ok; i++) guard.onOutcome(replica, OK);
      for (let i = 0; i < failed; i++) guard.onOutcome(replica, ERROR);
    }
    sweepAt(10);
    return out();
  }

  // The share is checked as in gRPC, and so are these.
  test.each(OUTLIER_SWEEPS)('$name', ({ answers, ejected }) => {
    expect(sweep(answers)).toEqual(ejected);
  });

  test('the example in Envoy’s code: rates of 50, 100, 100, 100 and 100 % have their threshold at 52 %', () => {
    const rates = (first: number): HostAnswers => [
      [first, 100 - first],
      ...Array.from({ length: 4 }, () => [100, 0] as const),
    ];

    expect(sweep(rates(50))).toEqual([0]);
    // mean − 2 σ of one low among five is that low one itself: (4 a + b)/5 − 2 × 2(a − b)/5 = b.
    expect(sweep(rates(50), { stdevFactor: 2.001 })).toEqual([]);
  });

  test('only what was answered since the last sweep counts', () => {
    const { guard, out, sweepAt } = arrange(5, { consecutiveFailures: 100_000 });
    const answer = (counts: readonly number[], outcome: Outcome) => {
      for (const [replica, count] of counts.entries())
        for (let i = 0; i < count; i++) guard.onOutcome(replica, outcome);
    };
    answer([60, 60, 60, 60, 0], OK);
    answer([0, 0, 0, 0, 60], ERROR);
    sweepAt(10);
    answer([60, 60, 60, 60, 0], OK);
    answer([0, 0, 0, 0, 60], ERROR);
    sweepAt(20);

    expect(out()).toEqual([]);
  });
});

test('there are never more out than the share, and one more at the most (any answers)', () => {
  const outcomes = fc.constantFrom<Outcome>(OK, ERROR, TIMEOUT, SHED);
  const step = fc.record({ replica: fc.nat({ max: 11 }), outcome: outcomes, count: fc.integer({ min: 1, max: 9 }) });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom(0.1, 0.3, 0.5, 1),
      fc.array(step, { size: '+1' }),
      (size, maxEjected, steps) => {
        const { end, out, until, world } = arrange(size, { maxEjected, consecutiveFailures: 3, interval: '3s' });
        for (const { replica, outcome, count } of steps) {
          end(replica % size, outcome, count);
          until(world.kernel.nowUs + SECOND);
          expect(out().length).toBeLessThan(maxEjected * size + 1);
        }
      },
    ),
  );
});

describe('in a run', () => {
  const SHOP = {
    duration: '60s',
    arrivals: { constant: '100/s' },
    server: { workers: 4, replicas: 10, service: { constant: '10ms' } },
    triggers: { bad: { errorBurst: { of: 'checkout.7', share: 1 }, at: '10s', for: '20s' } },
  };

  test('the one that fails is found, and little is lost of what it would have failed', () => {
    const [without, withGuard] = [{}, { outlierEjection: {} }].map((guard) =>
      runOf(balanced(SHOP), frontGuards(guard)),
    );

    expect(totalsOf(without!, 'users')['failed']).toBe(200);
    expect(totalsOf(withGuard!, 'users')['failed']).toBe(5);
    expect(totalsOf(withGuard!, 'front')['ejections']).toBe(1);
    expect(seriesOf(withGuard!, 'front', 'fit')[20]).toBe(9);
  });

  test('it is back half a minute later, and it takes its share again', () => {
    const run = runOf(balanced(SHOP), frontGuards({ outlierEjection: {} }));

    // Out within 0.5 s from 10 s on, for 30 s, and back at the sweep of 50 s.
    const arrivals = seriesOf(run, 'checkout.7', 'arrivals');
    expect(sum(arrivals.slice(12, 50))).toBe(0);
    expect(sum(arrivals.slice(51, 60))).toBe(90);
  });
});
