import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RankedRing } from './ranked-ring.ts';

/** Items are ranked by their tens. */
const rankOf = (item: number): number => Math.floor(item / 10);

test('lower ranks first; among equals from either end', () => {
  const ring = new RankedRing(rankOf);
  for (const item of [21, 1, 22, 11, 2, 3]) ring.pushBack(item);

  expect([ring.popFront(), ring.popBack(), ring.popFront(), ring.popFront(), ring.popBack(), ring.popFront()]).toEqual([
    1, 3, 2, 11, 22, 21,
  ]);
  expect(ring.length).toBe(0);
});

test('takes what a sorted list would, whatever comes and goes between', () => {
  const step = fc.oneof(fc.integer({ min: 0, max: 79 }), fc.constantFrom('front' as const, 'back' as const));

  fc.assert(
    fc.property(fc.array(step, { maxLength: 200, size: 'max' }), (steps) => {
      const ring = new RankedRing(rankOf);
      const model: number[] = [];
      for (const each of steps) {
        if (typeof each === 'number') {
          ring.pushBack(each);
          model.push(each);
        } else if (model.length > 0) {
          const best = Math.min(...model.map(rankOf));
          const equals = [...model.keys()].filter((i) => rankOf(model[i]!) === best);
          const [index] = each === 'front' ? equals : equals.toReversed();
          expect(each === 'front' ? ring.popFront() : ring.popBack()).toBe(model.splice(index!, 1)[0]);
        }
        expect(ring.length).toBe(model.length);
        const firsts: number[] = [];
        ring.forEachFirst((item) => firsts.push(item));
        const ranks = [...new Set(model.map(rankOf))].toSorted((a, b) => a - b);
        expect(firsts).toEqual(ranks.map((rank) => model.find((item) => rankOf(item) === rank)));
      }
    }),
  );
});
