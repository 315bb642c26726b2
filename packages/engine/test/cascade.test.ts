import { describe, expect, test } from 'vitest';
import { balanced, frontGuards } from './balanced.fixture.ts';
import { runOf, seriesOf, sum, totalsOf, type WrittenGuards } from './written.fixture.ts';

/**
 * The cascade of curriculum step M6: n nodes, and somebody who gives the load of one that is lost to the others. Five nodes
 * do 100/s each; users come at 250/s, which four or even three can do, or at 420/s, which four cannot. A node that has more
 * than it can do answers too late, and so fails as well.
 */
const nodes = (perSecond: number, failover: number) =>
  balanced({
    duration: '120s',
    arrivals: { poisson: `${perSecond}/s` },
    client: { goodWithin: '500ms' },
    balancer: { failover },
    server: { workers: 2, replicas: 5, service: { exponential: '20ms' } },
    triggers: { lost: { capacityLoss: { of: 'checkout.5' }, at: '20s', for: '20s' } },
    guards: {
      calls: { 'users -> front': { timeout: { after: '1s' } }, 'front -> checkout': { timeout: { after: '250ms' } } },
      servers: { checkout: { queueLimit: { capacity: 60 } } },
    },
  });
const EJECTION = frontGuards({ outlierEjection: { consecutiveFailures: 5, maxEjected: 0.2 } });
const BULKHEADS = frontGuards({}, { behind: { bulkhead: { maxInFlight: 16 } } });

/** Share of the calls that were good, while a node is lost and long after it has come back. */
function goodShares(
  perSecond: number,
  failover: number,
  guards: WrittenGuards = {},
): { during: number; after: number } {
  const run = runOf(nodes(perSecond, failover), guards);
  const share = (from: number, to: number): number =>
    sum(seriesOf(run, 'users', 'good').slice(from, to)) / sum(seriesOf(run, 'users', 'offered').slice(from, to));
  return { during: share(25, 40), after: share(80, 120) };
}

describe('one of five nodes is lost for 20 s', () => {
  test('without failover the loss is a fifth, and it ends', () => {
    const { during, after } = goodShares(420, 0);

    expect(during).toBeGreaterThan(0.75);
    expect(during).toBeLessThan(0.85);
    expect(after).toBeGreaterThan(0.98);
  });

  test('with failover and headroom for the loss nothing is lost, and the others carry its load', () => {
    const run = runOf(nodes(250, 2));
    const { during, after } = goodShares(250, 2);

    expect(during).toBeGreaterThan(0.98);
    expect(after).toBeGreaterThan(0.99);
    for (const number of [1, 2, 3, 4]) {
      const arrivals = seriesOf(run, `checkout.${number}`, 'arrivals');
      expect(sum(arrivals.slice(25, 40))).toBeGreaterThan(1.1 * sum(arrivals.slice(5, 20)));
    }
    expect(totalsOf(run, 'front')['failovers']).toBeGreaterThan(1_000);
  });

  test('with failover and without headroom it takes the others with it, and they stay down when it is back', () => {
    const { during, after } = goodShares(420, 2);

    expect(during).toBeLessThan(0.1);
    expect(after).toBeLessThan(0.1);
  });

  test('bulkheads contain it: what four nodes can do gets done, and all of it once there are five', () => {
    const { during, after } = goodShares(420, 2, BULKHEADS);

    expect(during).toBeGreaterThan(0.85);
    expect(after).toBeGreaterThan(0.98);
  });

  test('ejection cures it where there is headroom, and is itself the cascade where there is none', () => {
    expect(goodShares(250, 0, EJECTION).during).toBeGreaterThan(0.98);
    expect(goodShares(420, 0, EJECTION).during).toBeLessThan(0.2);
    expect(goodShares(420, 0, EJECTION).after).toBeLessThan(0.2);
  });
});
