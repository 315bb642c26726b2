import { describe, expect, test } from 'vitest';
import { outage, seedsTo } from '../../test/written.fixture.ts';
import { hysteresis } from '../hysteresis/hysteresis.ts';
import { sequentialRunner } from '../runs/runner.ts';
import { loadCurve } from './load-curve.ts';

/** The reference system once with users who come whatever happens, once with as many as would offer the same. */
const OPEN = outage(50);
const CLOSED = outage(50, {
  components: {
    users: { client: { closed: { users: 50, think: { exponential: '1s' } }, goodWithin: '1s' } },
    database: { server: { workers: 10, service: { exponential: '100ms' } } },
  },
});

/**
 * Schroeder, Wierman, Harchol-Balter, "Open versus closed: a cautionary tale", NSDI 2006: under the same load a closed
 * system is never as badly off, for who waits does not call.
 */
describe('the same load, open and closed', () => {
  test('goodput bends back where users keep coming, and stays where they wait', async () => {
    const ask = (system: typeof OPEN) =>
      loadCurve({ system, loads: [60, 100, 140], seeds: seedsTo(2) }, sequentialRunner);
    const [open, closed] = await Promise.all([ask(OPEN), ask(CLOSED)]);

    expect(open.bend).not.toBeNull();
    expect(open.points[2]?.goodput.value).toBe(0);
    expect(closed.bend).toBeNull();
    // N users who think for Z make N ÷ (R + Z) calls a second: 140 of them, served at 100/s at most, wait for 0.4 s.
    const last = closed.points[2];
    expect(last?.perSecond).toBe(140);
    expect(last?.offered.value).toBeLessThan(105);
    expect(last?.goodput.value).toBeGreaterThan(80);
  });

  test('on the way down the closed one heals where it fell, the open one far below', async () => {
    const ask = (system: typeof OPEN) =>
      hysteresis({ system, loads: [10, 20, 50, 90, 120, 160], holdUs: 40e6, seeds: seedsTo(2) }, sequentialRunner);
    const [open, closed] = await Promise.all([ask(OPEN), ask(CLOSED)]);

    expect(open.hasLoop.count).toBe(2);
    expect(closed.hasLoop.count).toBe(0);
  });
});
