import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Ring } from './ring.ts';

test('a queue of both kinds, whatever is done to it', () => {
  // Up to 40 at a time, so that the array (of 64 places at first) both wraps around and grows.
  const step = fc.record({
    do: fc.constantFrom('push', 'push', 'front', 'back'),
    times: fc.integer({ min: 1, max: 40 }),
  });

  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      const ring = new Ring();
      const model: number[] = [];
      let item = 0;
      for (const { do: what, times } of steps) {
        for (let i = 0; i < times; i++) {
          if (what === 'push') {
            ring.pushBack(item);
            model.push(item++);
          } else if (model.length > 0) {
            if (what === 'front') expect(ring.popFront()).toBe(model.shift());
            else expect(ring.popBack()).toBe(model.pop());
          }
          expect(ring.length).toBe(model.length);
        }
      }
    }),
  );
});
