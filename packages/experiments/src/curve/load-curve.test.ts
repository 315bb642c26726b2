import { describe, expect, test } from 'vitest';
import { outage, seedsTo, systemOf } from '../../test/written.fixture.ts';
import { sequentialRunner } from '../runs/runner.ts';
import { loadCurve } from './load-curve.ts';

const LOADS = [40, 80, 120, 160];

/** M/M/2/10 with 100/s in all: what is refused costs nothing, so nothing bends. */
const REFUSING = systemOf({
  duration: '100s',
  components: {
    users: { client: { arrivals: { poisson: '10/s' }, goodWithin: '10s' } },
    database: { server: { workers: 2, service: { exponential: '20ms' } } },
  },
  arrows: { 'users -> database': {} },
  guards: { servers: { database: { queueLimit: { capacity: 8 } } } },
});

/** The goodput of M/M/c/K at an offered load, by its stationary distribution. */
function finiteQueue(perSecond: number, { workers, places, each }: { workers: number; places: number; each: number }) {
  const weights = [1];
  for (let inside = 1; inside <= places; inside++)
    weights.push(((weights.at(-1) ?? 0) * perSecond) / (Math.min(inside, workers) * each));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return perSecond * (1 - (weights.at(-1) ?? 0) / total);
}

describe('refusals that cost nothing', () => {
  test('goodput is flat above capacity, as M/M/c/K says', async () => {
    const { points, bend } = await loadCurve({ system: REFUSING, loads: LOADS, seeds: seedsTo(4) }, sequentialRunner);

    expect(bend).toBeNull();
    for (const { perSecond, goodput } of points) {
      const theory = finiteQueue(perSecond, { workers: 2, places: 10, each: 50 });
      // 4 runs of 50 s: some 200 s × 40/s = 8000 calls at least, a standard error of √8000/200 = 0.45/s; five of them.
      expect(Math.abs(goodput.value - theory), `${perSecond}/s`).toBeLessThan(5 * Math.sqrt(theory / 200));
    }
  });
});

describe('work that is done for nobody', () => {
  test('goodput bends back at capacity, though the server works as hard as ever', async () => {
    const { points, bend } = await loadCurve({ system: outage(50), loads: LOADS, seeds: seedsTo(3) }, sequentialRunner);

    expect(bend).toMatchObject({ fromPerSecond: 80, toPerSecond: 120, lostShare: 1 });
    const beyond = points[3];
    expect(beyond?.goodput.value).toBe(0);
    expect(beyond?.throughput.value).toBeGreaterThan(97);
    // Every call is tried four times.
    expect((beyond?.attempts.value ?? 0) / 160).toBeCloseTo(4, 0);
  });
});

test('loads are those that were asked for, without the triggers', async () => {
  const { points } = await loadCurve({ system: outage(50), loads: [20, 60], seeds: seedsTo(4) }, sequentialRunner);

  // 4 × 60 s × 20/s = 4800 calls: 1.4 %; five of them.
  for (const { perSecond, offered, goodput } of points) {
    expect(Math.abs(offered.value / perSecond - 1)).toBeLessThan(0.07);
    expect(goodput.value / offered.value).toBeGreaterThan(0.98);
  }
});
