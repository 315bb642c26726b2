import { describe, expect, test } from 'vitest';
import { balanced, frontGuards } from '../../../test/balanced.fixture.ts';
import { openFleet } from '../../../test/fleet.fixture.ts';
import { runOf, seriesOf, sum, totalsOf } from '../../../test/written.fixture.ts';
import { ERROR, OK, type Outcome } from '../../traffic/outcome.ts';
import { healthCheckDefinition } from './definition.ts';
import { HealthCheck } from './health-check.ts';

const SECOND = 1_000_000;

function arrange(size: number, written: Record<string, unknown> = {}) {
  const fixture = openFleet(size);
  const { fleet, until, world } = fixture;
  const guard = new HealthCheck(healthCheckDefinition.params.parse(written), world, world.rng('test'));
  guard.onAssembled(fleet);
  /** Lets the tick of this second happen and answers its probe of replica 0 after so long. */
  const answer = (atS: number, outcome: Outcome, latencyUs = 1_000): boolean => {
    until(atS * SECOND + 1);
    until(atS * SECOND + latencyUs);
    guard.onProbed(0, outcome, latencyUs);
    return guard.isFit(0);
  };
  return { ...fixture, guard, answer };
}

test('all are fit at first, and probed at every interval', () => {
  const { guard, probes, until } = arrange(3);
  until(25 * SECOND);

  expect([0, 1, 2].every((replica) => guard.isFit(replica))).toBe(true);
  expect(probes).toEqual([10, 20].flatMap((atS) => [0, 1, 2].map((replica) => ({ replica, atUs: atS * SECOND }))));
});

test('three failures in a row take it out, one success brings it back', () => {
  const { answer, noted } = arrange(1);

  expect([answer(10, ERROR), answer(20, ERROR), answer(30, OK)]).toEqual([true, true, true]);
  expect([answer(40, ERROR), answer(50, ERROR), answer(60, ERROR)]).toEqual([true, true, false]);
  expect([answer(70, ERROR), answer(80, OK)]).toEqual([false, true]);
  expect(noted.healthChanges).toBe(2);
});

test('where two successes are asked for, a failure between them starts anew', () => {
  const { answer } = arrange(1, { unhealthyAfter: 1, healthyAfter: 2 });

  expect([answer(10, ERROR), answer(20, OK), answer(30, ERROR), answer(40, OK), answer(50, OK)]).toEqual([
    false,
    false,
    false,
    false,
    true,
  ]);
});

test('what is not answered in time has failed; an answer that comes later is not heard', () => {
  const { guard, until } = arrange(1, { unhealthyAfter: 2, interval: '10s', timeout: '10s' });

  until(20 * SECOND + 1);
  guard.onProbed(0, OK, 10 * SECOND + 1);
  until(30 * SECOND + 1);

  expect(guard.isFit(0)).toBe(false);
});

test('an answer in time stops the clock', () => {
  const { answer, guard, until } = arrange(1, { unhealthyAfter: 1 });

  expect(answer(10, OK, 1 * SECOND)).toBe(true);
  until(19 * SECOND);

  expect(guard.isFit(0)).toBe(true);
});

test('who is not in service is not probed', () => {
  const { guard, inService, probes, until } = arrange(2, { unhealthyAfter: 1 });
  inService[1] = false;
  until(15 * SECOND);

  expect(probes.map(({ replica }) => replica)).toEqual([0]);
  expect(guard.isFit(1)).toBe(true);
});

test('with jitter each has its own instants: the first within an interval, the next up to that share later', () => {
  const { probes, until } = arrange(50, { jitter: 0.5 });
  until(100 * SECOND);

  const byReplica = Array.from({ length: 50 }, (_, replica) => probes.filter((each) => each.replica === replica));
  const gaps = byReplica.flatMap((each) => each.slice(1).map(({ atUs }, index) => (atUs - each[index]!.atUs) / SECOND));
  expect(new Set(probes.map(({ atUs }) => atUs)).size).toBe(probes.length);
  expect(byReplica.every((each) => each[0]!.atUs < 10 * SECOND)).toBe(true);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(10);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(15);
  // Uniform from 10 to 15: 12.5 on average; some 375 gaps, standard error 1.44 ÷ √375, times 5.
  expect(Math.abs(sum(gaps) / gaps.length - 12.5)).toBeLessThan(0.38);
});

test('a timeout longer than the interval is refused', () => {
  expect(healthCheckDefinition.params.safeParse({ interval: '1s', timeout: '2s' }).success).toBe(false);
});

describe('in a run', () => {
  const CALM = {
    duration: '60s',
    arrivals: { constant: '40/s' },
    server: { workers: 2, replicas: 4, service: { constant: '20ms' } },
  };
  const CHECKED = { healthCheck: { interval: '2s', timeout: '500ms', unhealthyAfter: 2, healthyAfter: 1 } };

  test('a probe is work like any other, and nobody’s call', () => {
    const run = runOf(balanced(CALM), frontGuards(CHECKED));

    expect(totalsOf(run, 'front')['probes']).toBe(4 * 29);
    expect(totalsOf(run, 'front')['arrivals']).toBe(totalsOf(run, 'users')['offered']);
    expect(totalsOf(run, 'checkout.1')['arrivals']! - 29).toBeCloseTo(totalsOf(run, 'users')['offered']! / 4, -0.5);
    expect(totalsOf(run, 'front')['ejections']).toBe(0);
  });

  test('one that hangs is out after two probes, and back when it is well', () => {
    const hung = balanced({
      ...CALM,
      triggers: { hung: { slowDown: { of: 'checkout.2', factor: 100 }, at: '9s', for: '11s' } },
    });
    const run = runOf(hung, frontGuards(CHECKED));

    const fit = seriesOf(run, 'front', 'fit');
    expect(fit[8]).toBe(4);
    expect(fit[14]).toBe(3);
    expect(fit.slice(-20)).toEqual(fit.slice(-20).map(() => 4));
  });

  test('where there is little to spare, one hiccup sets replicas flapping for good; with headroom it does not', () => {
    const after = (perSecond: number, guards: Record<string, unknown>) => {
      const hiccup = balanced({
        duration: '150s',
        arrivals: { poisson: `${perSecond}/s` },
        client: { goodWithin: '500ms' },
        // Four replicas do 400/s, three do 300/s.
        server: { workers: 2, replicas: 4, service: { exponential: '20ms' } },
        triggers: { hiccup: { slowDown: { of: 'checkout.1', factor: 20 }, at: '30s', for: '10s' } },
      });
      const queues = { servers: { checkout: { queueLimit: { capacity: 100 } } } };
      const run = runOf(hiccup, { ...frontGuards(guards), ...queues });
      // The last 70 s, 40 s after the hiccup.
      const fit = seriesOf(run, 'front', 'fit').slice(80);
      return {
        leaves: sum(seriesOf(run, 'front', 'ejections').slice(80)),
        lowest: Math.min(...fit),
        highest: Math.max(...fit),
        goodShare: sum(seriesOf(run, 'users', 'good').slice(80)) / sum(seriesOf(run, 'users', 'offered').slice(80)),
      };
    };

    // Every few seconds some of them leave; between all of them and two there is everything.
    const flapping = after(360, CHECKED);
    expect(flapping.leaves).toBeGreaterThan(5);
    expect(flapping.lowest).toBeLessThan(2.8);
    expect(flapping.highest).toBeGreaterThan(3.5);
    expect(flapping.goodShare).toBeLessThan(0.93);
    expect(after(360, {})).toMatchObject({ leaves: 0, lowest: 4 });
    expect(after(360, {}).goodShare).toBeGreaterThan(0.98);
    expect(after(280, CHECKED)).toMatchObject({ leaves: 0, lowest: 4 });
  });
});
