import { expect, test } from 'vitest';
import { runOf, seriesOf, shop, shopGuards, sum } from '../../../test/written.fixture.ts';
import { millis, seconds } from '../../core/time.ts';
import { World } from '../../world.ts';
import { CodelShedding } from './codel-shedding.ts';
import { Dagor, type DagorParams } from './dagor.ts';

const WECHAT: DagorParams = { target: millis(20), window: seconds(1), windowSize: 2_000, alpha: 0.05, beta: 0.01 };
const BUSY = { freeWorkers: 0, queueLength: 1, inSystem: 2 };
const IDLE = { freeWorkers: 1, queueLength: 0, inSystem: 0 };

/** Attempts of different calls that come to a gate, one after another. */
function calls() {
  const world = new World(1, 1_000_000);
  const { attempts, kernel } = world;
  const next = (priority = 0) => {
    const attempt = attempts.open(0, 0);
    attempts.priority[attempt] = priority;
    attempts.serial[attempt] = attempt;
    attempts.number[attempt] = 1;
    return attempt;
  };
  return { world, attempts, kernel, next };
}

function dagor(params: Partial<DagorParams> = {}) {
  const { attempts, kernel, next, world } = calls();
  const gate = new Dagor({ ...WECHAT, ...params }, attempts, { dice: world.draws('here'), clock: kernel });
  /** The share of so many calls that are let in, having waited so long; told to the gate or only looked at. */
  const arrive = (count: number, { waitMs = 0, priority = 0, isTold = true } = {}) => {
    let admitted = 0;
    for (let i = 0; i < count; i++) {
      const attempt = next(priority);
      const isIn = gate.admits(attempt);
      if (isIn) admitted++;
      if (!isTold) continue;
      if (!isIn) gate.onRefused(attempt);
      else {
        gate.onEntered(attempt, BUSY);
        gate.onTurn(attempt, millis(waitMs));
      }
    }
    return admitted / count;
  };
  return { arrive, gate, kernel, next };
}

/** One of 128 levels, and the scatter of 2000 calls over them. */
const LEVEL = 1 / 128 + 5 * Math.sqrt(0.05 / 2_000);

test('DAGOR: a window of 2000 with an average wait of more than 20 ms sheds 5 % of what was let in', () => {
  const { arrive } = dagor();
  const share = () => arrive(20_000, { isTold: false });
  expect(arrive(2_000, { waitMs: 20.001 })).toBe(1);
  expect(share()).toBe(1);

  // The next arrival closes the window; it is judged before it does.
  expect(arrive(1, { waitMs: 20.001 })).toBe(1);
  expect(Math.abs(share() - 0.95)).toBeLessThan(LEVEL);
  arrive(1_999, { waitMs: 20.001 });
  expect(Math.abs(share() - 0.95)).toBeLessThan(LEVEL);
  arrive(1, { waitMs: 20.001 });
  expect(Math.abs(share() - 0.95 ** 2)).toBeLessThan(2 * LEVEL);
});

test('DAGOR: at 20 ms it is not overloaded, and lets 1 % of what comes in again', () => {
  const { arrive } = dagor();
  for (let i = 0; i < 20; i++) arrive(2_000, { waitMs: 30 });
  const low = arrive(20_000, { isTold: false });
  // 20 windows closed at most: 0.95^20 = 0.36, and level by level a little lower.
  expect(low).toBeLessThan(0.4);
  expect(low).toBeGreaterThan(0.25);

  arrive(1);
  for (let i = 0; i < 10; i++) arrive(2_000, { waitMs: 20 });
  const later = arrive(20_000, { isTold: false });
  // Ten windows of 1 %, each rounded up to the next of 128 levels: between one level and two.
  expect(later - low).toBeGreaterThan(0.07);
  expect(later - low).toBeLessThan(0.2);
});

test('DAGOR: a window is over after a second, too', () => {
  const { arrive, kernel } = dagor();
  arrive(500, { waitMs: 100 });
  kernel.run(999_999, Infinity);
  arrive(1, { waitMs: 100 });
  expect(arrive(10_000, { isTold: false })).toBe(1);
  kernel.run(1_000_000, Infinity);
  arrive(1, { waitMs: 100 });

  expect(arrive(10_000, { isTold: false })).toBeLessThan(0.97);
});

test('DAGOR: the least important are shed, and the others only when none of those are left', () => {
  const { arrive } = dagor();
  const window = (waitMs: number) => {
    arrive(1_000, { waitMs, priority: 0 });
    arrive(1_000, { waitMs, priority: 5 });
  };
  const shares = () => [0, 5].map((priority) => arrive(5_000, { priority, isTold: false }));
  for (let i = 0; i < 8; i++) window(50);

  const [important, other] = shares();
  expect(important).toBe(1);
  // 0.95⁷ = 0.698 of all: 0.396 of the less important half.
  expect(Math.abs(other! - 0.396)).toBeLessThan(0.15);

  for (let i = 0; i < 12; i++) window(50);
  expect(shares()[1]).toBe(0);
  expect(shares()[0]).toBeLessThan(0.95);
});

test('DAGOR: all attempts of a call share its fate', () => {
  const { arrive, gate, next } = dagor();
  for (let i = 0; i < 15; i++) arrive(2_000, { waitMs: 50 });
  const attempt = next();

  expect(new Set(Array.from({ length: 10 }, () => gate.admits(attempt))).size).toBe(1);
});

test('DAGOR: who finds a free worker has waited for nothing; while nobody’s turn comes the level stays', () => {
  const idle = dagor();
  const attempt = idle.next();
  idle.gate.onTurn(attempt, millis(30));
  for (let i = 0; i < 2_001; i++) idle.gate.onEntered(idle.next(), IDLE);
  expect(idle.arrive(5_000, { isTold: false })).toBe(1);

  const stuck = dagor();
  for (let i = 0; i < 3; i++) stuck.arrive(2_000, { waitMs: 50 });
  const before = stuck.arrive(5_000, { isTold: false });
  for (let i = 0; i < 20_000; i++) stuck.gate.onEntered(stuck.next(), BUSY);
  // The first of these windows still knows of turns.
  expect(Math.abs(stuck.arrive(5_000, { isTold: false }) - before)).toBeLessThan(0.07);
});

function codel() {
  const { attempts, kernel, next } = calls();
  const gate = new CodelShedding({ target: millis(10), interval: millis(100) }, attempts, kernel);
  /** An interval in which calls of priorities 0, 1 and 2 come and wait, the shortest so long; who is let in then? */
  const interval = (waitMs: number, station = BUSY) => {
    const seen: number[] = [];
    for (const priority of [0, 1, 2]) {
      const attempt = next(priority);
      if (!gate.admits(attempt)) {
        gate.onRefused(attempt);
        continue;
      }
      seen.push(priority);
      gate.onEntered(attempt, station);
      gate.onTurn(attempt, millis(waitMs + priority));
    }
    kernel.run(kernel.nowUs + 100_000, Infinity);
    return seen;
  };
  return { interval };
}

test('CoDel-based: one priority more is shed after each interval with a standing queue, never the first', () => {
  const { interval } = codel();

  // What arrives first after an interval ends it, and is judged before it does.
  expect([11, 11, 11, 11].map((waitMs) => interval(waitMs))).toEqual([[0, 1, 2], [0, 1], [0], [0]]);
});

test('CoDel-based: one less after each interval without', () => {
  const { interval } = codel();
  for (let i = 0; i < 4; i++) interval(50);

  expect([10, 10, 10, 10].map((waitMs) => interval(waitMs))).toEqual([[0], [0, 1], [0, 1, 2], [0, 1, 2]]);
});

test('CoDel-based: a free worker is a wait of nothing', () => {
  const { interval } = codel();

  for (let i = 0; i < 4; i++) expect(interval(50, IDLE)).toEqual([0, 1, 2]);
});

const average = (values: readonly number[], from: number) => sum(values.slice(from)) / (values.length - from);

test.each([{ dagor: {} }, { codel: { target: '20ms' } }])('in a run at twice the capacity: %o', (params) => {
  const crowd = shop({
    duration: '60s',
    arrivals: { poisson: '400/s' },
    client: {
      goodWithin: '500ms',
      priorities: [
        { name: 'pay', share: 0.25 },
        { name: 'browse', share: 0.75 },
      ],
    },
    server: { workers: 10, service: { exponential: '50ms' } },
  });
  const goodOf = (name: string, loadShedding?: Record<string, unknown>) => {
    const run = runOf(crowd, shopGuards({}, loadShedding === undefined ? {} : { loadShedding }));
    return average(seriesOf(run, name, 'good'), 40);
  };

  expect(goodOf('users/pay')).toBe(0);
  expect(goodOf('users/pay', params)).toBeGreaterThan(90);
  // Some of the capacity of 200/s is left to the others.
  expect(goodOf('users/browse', params)).toBeGreaterThan(20);
});
