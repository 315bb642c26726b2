import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_TIMER } from '../core/kernel.ts';
import { Attempts } from './attempts.ts';
import { Calls, NO_PARENT } from './calls.ts';

const attempts = (limit = Infinity, onLimit = () => {}) => new Attempts(limit, onLimit);

test('an attempt is held until both its caller and the far side have let go, in either order', () => {
  const table = attempts();
  const [one, other] = [table.open(0, 0), table.open(0, 0)];
  expect(table.liveCount).toBe(2);

  table.callerLetsGo(one);
  table.farSideLetsGo(other);
  expect(table.liveCount).toBe(2);

  table.farSideLetsGo(one);
  table.callerLetsGo(other);
  expect(table.liveCount).toBe(0);
});

test('an attempt for which calls are made is held until the last of them has ended, too', () => {
  const table = attempts();
  const attempt = table.open(0, 0);
  table.childrenTakeHold(attempt);

  table.callerLetsGo(attempt);
  expect([table.liveCount, table.awaitsChildren(attempt)]).toEqual([1, true]);
  table.decided(attempt);
  expect([table.liveCount, table.awaitsChildren(attempt)]).toEqual([1, false]);
  table.farSideLetsGo(attempt);
  expect(table.liveCount).toBe(1);
  table.childrenLetGo(attempt);
  expect(table.liveCount).toBe(0);
});

test('an attempt is abandoned when its caller has let go, not when the far side has', () => {
  const table = attempts();
  const [one, other] = [table.open(0, 0), table.open(0, 0)];
  expect(table.isAbandoned(one)).toBe(false);

  table.callerLetsGo(one);
  table.farSideLetsGo(other);

  expect(table.isAbandoned(one)).toBe(true);
  expect(table.isAbandoned(other)).toBe(false);
});

test('a row that is used again knows nothing of its past', () => {
  const table = attempts();
  const first = table.open(7, 3);
  table.timeoutTimer[first] = 99;
  table.callerLetsGo(first);
  table.farSideLetsGo(first);

  const second = table.open(8, 4);

  expect(second).toBe(first);
  expect([table.call[second], table.arrow[second], table.timeoutTimer[second]]).toEqual([8, 4, NO_TIMER]);
  expect(table.isAbandoned(second)).toBe(false);
});

test('more than the limit is told, the limit itself is not', () => {
  let told = 0;
  const table = attempts(2, () => told++);

  table.open(0, 0);
  table.open(0, 0);
  expect(told).toBe(0);
  table.open(0, 0);
  expect(told).toBe(1);
});

test('rows held at the same time are different and keep what is written on them, however the table grows', () => {
  const step = fc.record({ opens: fc.boolean(), times: fc.integer({ min: 1, max: 800 }) });

  fc.assert(
    fc.property(fc.array(step, { maxLength: 12, size: 'max' }), (steps) => {
      const table = attempts();
      const held = new Map<number, number>();
      let serial = 0;
      for (const { opens, times } of steps) {
        for (let i = 0; i < times; i++) {
          if (opens) {
            const row = table.open(serial, serial);
            if (held.has(row)) expect.fail(`row ${row} is handed out twice`);
            table.serial[row] = serial;
            table.number[row] = serial;
            table.arrivedAtUs[row] = serial;
            table.timeoutTimer[row] = serial;
            table.deadlineUs[row] = serial;
            table.childrenTakeHold(row);
            table.childrenUnderWay[row] = serial;
            table.childrenOk[row] = serial;
            table.childrenFailed[row] = serial;
            held.set(row, serial++);
          } else {
            const [row] = held.keys();
            if (row === undefined) break;
            held.delete(row);
            table.callerLetsGo(row);
            table.farSideLetsGo(row);
            table.decided(row);
            table.childrenLetGo(row);
          }
        }
        expect(table.liveCount).toBe(held.size);
        for (const [row, expected] of held) {
          const { arrivedAtUs, arrow, call, deadlineUs, number, serial: serials, timeoutTimer } = table;
          const { childrenFailed, childrenOk, childrenUnderWay } = table;
          const ofChildren = [childrenFailed, childrenOk, childrenUnderWay];
          for (const column of [arrivedAtUs, arrow, call, deadlineUs, number, serials, timeoutTimer, ...ofChildren]) {
            if (column[row] !== expected) expect.fail(`row ${row} has lost what was written on it`);
          }
          if (table.isAbandoned(row)) expect.fail(`row ${row} is abandoned`);
        }
      }
    }),
    { numRuns: 20 },
  );
});

test('a call begins without attempts and without a delay, also on a row used before', () => {
  const calls = new Calls();
  const first = calls.open(5, 7, 100);
  calls.attemptCount[first] = 3;
  calls.lastDelayUs[first] = 9;
  calls.deadlineUs[first] = 300;
  calls.close(first);

  const second = calls.open(6, NO_PARENT, 200);

  expect(second).toBe(first);
  expect([
    calls.serial[second],
    calls.parent[second],
    calls.deadlineUs[second],
    calls.startedAtUs[second],
    calls.attemptCount[second],
    calls.lastDelayUs[second],
  ]).toEqual([6, NO_PARENT, Infinity, 200, 0, 0]);
  expect(calls.liveCount).toBe(1);
});

test('calls keep what is written on them when the table grows', () => {
  const calls = new Calls();
  const rows = Array.from({ length: 5_000 }, (_, serial) => {
    const row = calls.open(serial, 5 * serial, 2 * serial);
    calls.attemptCount[row] = 3 * serial;
    calls.lastDelayUs[row] = 4 * serial;
    calls.deadlineUs[row] = 6 * serial;
    return row;
  });

  for (const [serial, row] of rows.entries()) {
    if (calls.serial[row] !== serial || calls.startedAtUs[row] !== 2 * serial) expect.fail(`row ${row}`);
    if (calls.attemptCount[row] !== 3 * serial || calls.lastDelayUs[row] !== 4 * serial) expect.fail(`row ${row}`);
    if (calls.parent[row] !== 5 * serial || calls.deadlineUs[row] !== 6 * serial) expect.fail(`row ${row}`);
  }
  expect(calls.liveCount).toBe(5_000);
});
