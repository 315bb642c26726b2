import { expect, test } from 'vitest';
import { handMadeRun, seconds, triggerMarks } from '../../../test/hand-made-run.fixture.ts';
import { recoveryTime } from './recovery-time.ts';

const marks = triggerMarks(10, 20);
const goodFrom = (second: number) =>
  Array.from({ length: 60 }, (_, index) => (index < 10 || index >= second ? 100 : 0));

test('recovery counts from the end of the trigger', () => {
  const run = handMadeRun({ marks, users: { offered: 100, good: goodFrom(33) } });

  expect(recoveryTime.measure(run, seconds(0, 60))).toBe(13e6);
});

test('goodput that is back for less than ten seconds is not a recovery', () => {
  const good = goodFrom(45).map((value, second) => (second >= 25 && second < 34 ? 100 : value));
  const run = handMadeRun({ marks, users: { offered: 100, good } });

  expect(recoveryTime.measure(run, seconds(0, 60))).toBe(25e6);
});

test('a system that stays down never recovers', () => {
  const run = handMadeRun({ marks, users: { offered: 100, good: goodFrom(60) } });

  expect(recoveryTime.measure(run, seconds(0, 60))).toBe(Infinity);
  expect(recoveryTime.format(Infinity)).toBe('never');
  expect(recoveryTime.sentence(run, seconds(0, 60))).toContain('does not come back');
});

test('a window that closes before ten good seconds are over saw no recovery', () => {
  const run = handMadeRun({ marks, users: { offered: 100, good: goodFrom(33) } });

  expect(recoveryTime.measure(run, seconds(0, 42))).toBe(Infinity);
  expect(recoveryTime.measure(run, seconds(0, 43))).toBe(13e6);
});

test('a system that a trigger does not hurt is back at once', () => {
  const run = handMadeRun({ marks, users: { offered: 100, good: 100 } });

  expect(recoveryTime.measure(run, seconds(0, 60))).toBe(0);
});

test('the last trigger that ended counts', () => {
  const run = handMadeRun({ marks: [...marks, ...triggerMarks(25, 30)], users: { offered: 100, good: goodFrom(33) } });

  expect(recoveryTime.measure(run, seconds(0, 60))).toBe(3e6);
});

test('19 of 20 calls good is a recovery, less is none', () => {
  const at = (good: number) => handMadeRun({ marks, users: { offered: 100, good } });

  expect(recoveryTime.measure(at(95), seconds(0, 60))).toBe(0);
  expect(recoveryTime.measure(at(94), seconds(0, 60))).toBe(Infinity);
});
