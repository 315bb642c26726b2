import { expect, test } from 'vitest';
import { handMadeRun, seconds } from '../../../test/hand-made-run.fixture.ts';
import { goodputSwing } from './goodput-swing.ts';

const runOf = (good: number | readonly number[]) => handMadeRun({ users: { offered: 100, good } });

test('steady goodput does not swing, whatever its height', () => {
  expect(goodputSwing.measure(runOf(80), seconds(0, 60))).toBe(0);
  expect(goodputSwing.measure(runOf(5), seconds(0, 60))).toBe(0);
});

test('between 40 and 120 by turns it swings by half of its mean', () => {
  const good = Array.from({ length: 60 }, (_, second) => (second % 2 === 0 ? 40 : 120));

  expect(goodputSwing.measure(runOf(good), seconds(0, 60))).toBe(0.5);
  expect(goodputSwing.sentence(runOf(good), seconds(0, 60))).toContain('between 40/s and 120/s');
});

test('without goodput there is nothing to swing', () => {
  expect(goodputSwing.measure(runOf(0), seconds(0, 60))).toBeNaN();
});
