import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SlidingSum } from './sliding-sum.ts';

test('an amount is forgotten when its bucket slides out', () => {
  const sum = new SlidingSum(100, 10);
  sum.add(5, 3);
  sum.add(19, 4);

  expect([19, 99, 100, 109, 110].map((nowUs) => sum.at(nowUs))).toEqual([7, 7, 4, 4, 0]);
});

test('a long silence forgets everything, and what comes then counts', () => {
  const sum = new SlidingSum(100, 10);
  sum.add(5, 3);
  sum.add(95, 3);

  expect(sum.at(1_000_000)).toBe(0);
  sum.add(1_000_000, 2);
  expect(sum.at(1_000_099)).toBe(2);
});

test('cleared, it starts anew', () => {
  const sum = new SlidingSum(100, 10);
  sum.add(5, 3);
  sum.clear();
  sum.add(6, 1);

  expect([sum.at(6), sum.at(100)]).toEqual([1, 0]);
});

test('it is the sum over the bucket under way and those before it, whatever is asked in between', () => {
  const anyHappening = fc.record({ afterUs: fc.nat({ max: 60 }), amount: fc.integer({ min: -3, max: 9 }) });

  fc.assert(
    fc.property(
      fc.array(anyHappening, { size: 'max', maxLength: 100 }),
      fc.integer({ min: 1, max: 7 }),
      (happenings, count) => {
        const sum = new SlidingSum(count * 20, count);
        const added: { bucket: number; amount: number }[] = [];
        let nowUs = 0;
        for (const { afterUs, amount } of happenings) {
          nowUs += afterUs;
          sum.add(nowUs, amount);
          const bucket = Math.floor(nowUs / 20);
          added.push({ bucket, amount });
          const expected = added
            .filter((each) => each.bucket > bucket - count)
            .reduce((all, each) => all + each.amount, 0);
          expect(sum.at(nowUs)).toBe(expected);
        }
      },
    ),
  );
});
