import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runOf, seriesOf, shop, shopGuards, sum } from '../../../test/written.fixture.ts';
import { millis } from '../../core/time.ts';
import type { Station } from '../../sites.ts';
import { Codel } from './codel.ts';

/** Plays turns, each `[at, waited]` in ms, to folly's CoDel (5 ms, 100 ms); says which are kept (`.`) and which shed (`x`). */
function verdicts(turns: readonly (readonly [number, number])[]): string {
  const clock = { nowUs: 0 };
  const codel = new Codel({ target: millis(5), interval: millis(100) }, clock);
  return turns
    .map(([atMs, waitedMs]) => {
      clock.nowUs = millis(atMs);
      codel.onTurn(0, millis(waitedMs));
      return codel.keeps() && codel.keeps() ? '.' : 'x';
    })
    .join('');
}

test('an interval whose shortest wait was over 5 ms makes the next one shed what waited over 10 ms, but for its first', () => {
  // From 2 ms to 102 ms: nothing under 6 ms.
  expect(
    verdicts([
      [1, 0],
      [2, 50],
      [40, 6],
      [101, 50],
      [102.001, 50],
      [103, 50],
      [104, 10],
      [105, 10.001],
    ]),
  ).toBe('.....x.x');
});

test('one short wait in an interval and nothing is shed in the next', () => {
  expect(
    verdicts([
      [1, 0],
      [2, 50],
      [40, 5],
      [90, 50],
      [102.001, 50],
      [103, 50],
      [110, 50],
    ]),
  ).toBe('.......');
});

test('while it is overloaded every interval is judged anew, and its first turn is never shed', () => {
  const turns = [
    [1, 50],
    [2, 50],
    [103, 50],
    [104, 50],
    [204, 50],
    [205, 50],
    [206, 2],
    [307, 50],
    [308, 50],
  ] as const;

  // Judged at 2 (fine: the first wait of all was 50, so overloaded), at 103, 204 (both overloaded), 307 (fine).
  expect(verdicts(turns)).toBe('...x.x...');
});

test('the interval ends at the first turn after its end: at its end it is not over', () => {
  expect(
    verdicts([
      [1, 0],
      [2, 50],
      [3, 50],
      [102, 50],
      [102.001, 50],
      [102.002, 50],
    ]),
  ).toBe('.....x');
});

test('an attempt that finds a free worker has waited 0; one that must wait is heard of when its turn comes', () => {
  const shedsAfter = (freeWorkers: number) => {
    const clock = { nowUs: millis(1) };
    const codel = new Codel({ target: millis(5), interval: millis(100) }, clock);
    const turn = (atMs: number) => {
      clock.nowUs = millis(atMs);
      codel.onTurn(0, millis(50));
    };
    turn(1);
    turn(2);
    codel.onEntered(0, { freeWorkers, queueLength: 0, inSystem: 1 } satisfies Station);
    turn(103);
    turn(104);
    return !codel.keeps();
  };

  expect([shedsAfter(1), shedsAfter(0)]).toEqual([false, true]);
});

test('nothing that waited 10 ms or less is ever shed', () => {
  const anyTurn = fc.tuple(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 40 }));

  fc.assert(
    fc.property(fc.array(anyTurn, { size: 'max', maxLength: 100 }), (steps) => {
      let atMs = 0;
      const turns = steps.map(([afterMs, waitedMs]) => [(atMs += afterMs), waitedMs] as const);

      const said = verdicts(turns);
      for (const [index, [, waitedMs]] of turns.entries()) if (waitedMs <= 10) expect(said[index]).toBe('.');
    }),
  );
});

test('in a run: a standing queue is cut to some ten milliseconds, a short burst passes whole', () => {
  const steady = shop({
    duration: '60s',
    arrivals: { poisson: '1500/s' },
    server: { workers: 10, service: { exponential: '10ms' } },
    client: { schedule: [{ at: '30s', rate: '500/s' }] },
  });
  const burst = shop({
    duration: '10s',
    bucket: '100ms',
    arrivals: { constant: '100/s' },
    server: { workers: 1, service: { constant: '5ms' } },
    triggers: { spike: { loadSpike: { of: 'users', factor: 6 }, at: '5s', for: '20ms' } },
  });
  const codel = shopGuards({}, { codel: {} });
  const shed = (run: ReturnType<typeof runOf>) => sum(seriesOf(run, 'checkout', 'shed'));

  const [wild, tamed] = [runOf(steady), runOf(steady, codel)];

  expect(Math.max(...seriesOf(wild, 'checkout', 'waitP50'))).toBeGreaterThan(5_000_000);
  expect(Math.max(...seriesOf(tamed, 'checkout', 'waitP50').slice(1))).toBeLessThan(20_000);
  expect(sum(seriesOf(tamed, 'checkout', 'shed').slice(31))).toBe(0);
  // The server is kept busy all the same: of 1000/s, four parts in five.
  expect(sum(seriesOf(tamed, 'users', 'good').slice(0, 30))).toBeGreaterThan(0.8 * 30_000);
  expect(Math.max(...seriesOf(runOf(burst), 'checkout', 'waitP99').filter((us) => us > 0))).toBeGreaterThan(30_000);
  expect(shed(runOf(burst, codel))).toBe(0);
});
