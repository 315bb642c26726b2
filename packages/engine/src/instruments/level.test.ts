import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Level } from './level.ts';

test('half a bucket at 2 is 1 on average', () => {
  const level = new Level();
  level.rise(500);
  level.rise(500);

  expect(level.takeAverage(1_000)).toBe(1);
});

test('what was there before a bucket counts all through it', () => {
  const level = new Level();
  level.rise(900);
  level.takeAverage(1_000);

  level.fall(1_250);

  expect(level.takeAverage(2_000)).toBe(0.25);
  expect(level.takeAverage(3_000)).toBe(0);
});

test('over no time at all the average is the value', () => {
  const level = new Level();
  level.rise(0);
  level.rise(0);
  expect(level.takeAverage(0)).toBe(2);
});

test('the average is exact: what adding up the level at every microsecond gives', () => {
  const change = fc.record({ afterUs: fc.nat({ max: 30 }), what: fc.constantFrom('rise', 'rise', 'fall', 'look') });

  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 100, size: 'max' }),
      fc.integer({ min: 0, max: 86_400_000_000 }),
      (changes, startUs) => {
        const level = new Level();
        let nowUs = startUs;
        level.takeAverage(nowUs);
        let [value, area, sinceUs] = [0, 0, nowUs];
        for (const { afterUs, what } of changes) {
          for (let us = 0; us < afterUs; us++) area += value;
          nowUs += afterUs;
          if (what === 'rise') {
            level.rise(nowUs);
            value++;
          } else if (what === 'fall' && value > 0) {
            level.fall(nowUs);
            value--;
          } else if (what === 'look' && nowUs > sinceUs) {
            expect(level.takeAverage(nowUs)).toBe(area / (nowUs - sinceUs));
            [area, sinceUs] = [0, nowUs];
          }
          expect(level.value).toBe(value);
        }
      },
    ),
  );
});
