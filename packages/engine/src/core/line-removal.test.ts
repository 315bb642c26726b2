import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RankedRing } from './ranked-ring.ts';
import { Ring } from './ring.ts';

test.each([
  ['a line', () => new Ring()],
  ['a line of ranks', () => new RankedRing(() => 0)],
])('%s from which items are taken wherever they stand keeps the others in order', (_, open) => {
  const anyStep = fc.oneof(fc.constant('push'), fc.constant('pop'), fc.nat({ max: 200 }));

  fc.assert(
    fc.property(fc.array(anyStep, { size: 'max', maxLength: 300 }), (steps) => {
      const line = open();
      const model: number[] = [];
      let count = 0;
      for (const step of steps) {
        if (step === 'push') {
          model.push(count);
          line.pushBack(count++);
        } else if (step === 'pop') {
          if (model.length > 0) expect(line.popFront()).toBe(model.shift());
        } else {
          const at = model.indexOf(step as number);
          expect(line.remove(step as number)).toBe(at >= 0);
          if (at >= 0) model.splice(at, 1);
        }
        expect(line.length).toBe(model.length);
      }
      for (const item of model) expect(line.popFront()).toBe(item);
    }),
    { numRuns: 50 },
  );
});

test('of ranks, only the ring that holds it loses an item', () => {
  const line = new RankedRing((item) => item % 3);
  for (let item = 0; item < 9; item++) line.pushBack(item);

  expect([line.remove(4), line.remove(4), line.remove(0)]).toEqual([true, false, true]);
  expect(Array.from({ length: line.length }, () => line.popFront())).toEqual([3, 6, 1, 7, 2, 5, 8]);
});
