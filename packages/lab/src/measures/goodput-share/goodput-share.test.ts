import { expect, test } from 'vitest';
import { handMadeRun, seconds } from '../../../test/hand-made-run.fixture.ts';
import { goodputShare } from './goodput-share.ts';

const HALF_THEN_ALL = handMadeRun({ users: { offered: 100, good: [...Array(30).fill(50), ...Array(30).fill(100)] } });

test('goodput share is good calls over offered calls, in the window only', () => {
  expect(goodputShare.measure(HALF_THEN_ALL, seconds(0, 30))).toBe(0.5);
  expect(goodputShare.measure(HALF_THEN_ALL, seconds(30, 60))).toBe(1);
  expect(goodputShare.measure(HALF_THEN_ALL, seconds(15, 45))).toBe(0.75);
});

test('calls that began before the window do not lift the share above 1', () => {
  const draining = handMadeRun({ users: { offered: 100, good: 120 } });

  expect(goodputShare.measure(draining, seconds(0, 60))).toBe(1);
});

test('without calls there is nothing to measure', () => {
  expect(goodputShare.measure(handMadeRun({}), seconds(0, 60))).toBeNaN();
});

test('the place to look at is the worst twenty seconds', () => {
  const good = Array.from({ length: 60 }, (_, second) => (second >= 31 && second < 51 ? 10 : 90));
  const run = handMadeRun({ users: { offered: 100, good } });

  expect(goodputShare.look(run, seconds(0, 60))).toEqual(seconds(31, 51));
  expect(goodputShare.look(run, seconds(40, 55))).toEqual(seconds(40, 55));
});

test('the worst stretch may be the last', () => {
  const good = Array.from({ length: 60 }, (_, second) => (second >= 40 ? 10 : 90));

  expect(goodputShare.look(handMadeRun({ users: { offered: 100, good } }), seconds(0, 60))).toEqual(seconds(40, 60));
});

test('the sentence tells both rates', () => {
  const text = goodputShare.sentence(HALF_THEN_ALL, seconds(0, 30)).replaceAll('\u00a0', ' ');

  expect(text).toBe('Goodput from 0 s to 30 s is 50/s of 100/s offered');
});
