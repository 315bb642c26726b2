import { describe, expect, test } from 'vitest';
import { basinWidth, hysteresis, loadCurve, sequentialRunner } from '../src/index.ts';
import { outage, publishedSystem, seedsTo } from './written.fixture.ts';

/** `FULL=1` asks the same of more seeds, more finely. */
const FULL = process.env['FULL'] !== undefined;
const pick = <Value>(small: Value, large: Value): Value => (FULL ? large : small);

describe('HotOS ’25, the running example (5/s, a worker of 10/s, timeout 5 s, 5 retries)', () => {
  test('the largest queue that heals lies in the transition of 55 to 65', async () => {
    const { width, scanned } = await basinWidth(
      {
        system: publishedSystem('hotos25-retry-queue'),
        along: { path: 'guards.servers.server.queueLimit.capacity', from: 35, to: 95, step: 1 },
        resolution: pick(4, 1),
        scan: 3,
        seeds: seedsTo(pick(5, 20)),
        settleUs: 600e6,
      },
      sequentialRunner,
    );

    // A queue of 35 heals and one of 150 does not (the paper); 55 to 65 is from an independent simulator.
    expect(width.value).toBeGreaterThan(53);
    expect(width.value).toBeLessThan(67);
    expect(scanned[0]?.stuck.count).toBe(0);
    expect(scanned[2]?.stuck.count).toBe(pick(5, 20));
  });
});

describe('Bronson et al. ’21, the retry example (300/s, timeout 1 s, 1 retry)', () => {
  test('an outage of 10 s is survived up to 150/s', async () => {
    const { width } = await basinWidth(
      {
        system: publishedSystem('bronson-retries-280'),
        along: { path: 'components.app.client.arrivals.rate', from: 100, to: 200 },
        resolution: pick(4, 1),
        scan: 3,
        seeds: seedsTo(pick(3, 20)),
        settleUs: pick(160e6, 400e6),
      },
      sequentialRunner,
    );

    // The edge is where the backlog neither grows nor shrinks; over 160 s that is known to a few calls a second.
    expect(Math.abs(width.value - 150)).toBeLessThan(8);
  });

  test('it falls beyond 300/s and heals only below 150/s', async () => {
    const { tripsAt, healsAt, hasLoop } = await hysteresis(
      {
        system: publishedSystem('bronson-retries-280', { servers: { database: { queueLimit: { capacity: 500 } } } }),
        loads: [120, 140, 160, 220, 280, 320],
        // Full, it takes 500 ÷ (300 − 280) = 25 s to work off at 140/s; the second half of the time is looked at.
        holdUs: pick(90e6, 150e6),
        seeds: seedsTo(pick(2, 10)),
      },
      sequentialRunner,
    );

    expect(tripsAt?.value).toBe(320);
    expect(healsAt?.value).toBe(140);
    expect(hasLoop.count).toBe(hasLoop.of);
  });
});

describe('the fluid limit: C = 100/s, 3 retries', () => {
  test.each([
    [1, 50],
    [3, 25],
  ])('with %d retries it heals only below C ÷ (1 + r) = %d/s', async (retries, edge) => {
    const guards = { calls: { 'users -> database': { retry: { maxAttempts: retries + 1 } } } };
    const { healsAt } = await hysteresis(
      {
        system: outage(50, {}, guards),
        loads: [0.6, 0.84, 1.16, 1.5].map((share) => share * edge).concat(120),
        // A full queue of 400 takes 400 ÷ (100 − 84) = 25 s to work off at the load next to the edge.
        holdUs: 80e6,
        seeds: seedsTo(pick(2, 10)),
      },
      sequentialRunner,
    );

    expect(healsAt?.value).toBeCloseTo(0.84 * edge, 9);
  });

  test('goodput is lost at once beyond capacity where work is done for nobody, and is not where a short queue refuses', async () => {
    const short = outage(50, {}, { servers: { database: { queueLimit: { capacity: 40 } } } });
    const question = { loads: [60, 90, 130, 200], seeds: seedsTo(pick(2, 10)) };

    expect((await loadCurve({ system: outage(50), ...question }, sequentialRunner)).bend?.lostShare).toBe(1);
    expect((await loadCurve({ system: short, ...question }, sequentialRunner)).bend).toBeNull();
  });
});
