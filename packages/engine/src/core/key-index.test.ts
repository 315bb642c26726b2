import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyIndex, NO_ROW } from './key-index.ts';

test('what was never added is not there; negative keys are keys like others', () => {
  const index = new KeyIndex();
  index.add(-1, 7);
  index.add(0, 8);

  expect([index.find(-1), index.find(0), index.find(1)]).toEqual([7, 8, NO_ROW]);
});

test('it behaves like a map, whatever is added and removed in whatever order', () => {
  // Multiples of 64 share their low bits; few keys make long clusters and many removals.
  const anyKey = fc.oneof(
    fc.integer({ min: -1, max: 60 }),
    fc.integer({ min: 0, max: 60 }).map((i) => i * 64),
  );
  const anySteps = fc.array(fc.record({ key: anyKey, adds: fc.boolean() }), { maxLength: 400, size: 'max' });

  fc.assert(
    fc.property(anySteps, (steps) => {
      const index = new KeyIndex();
      const model = new Map<number, number>();
      for (const [row, { key, adds }] of steps.entries()) {
        if (adds && !model.has(key)) {
          index.add(key, row);
          model.set(key, row);
        } else if (!adds && model.has(key)) {
          index.remove(key);
          model.delete(key);
        }
        expect(index.size).toBe(model.size);
      }
      for (let key = -1; key <= 60 * 64; key++) {
        if (index.find(key) !== (model.get(key) ?? NO_ROW)) expect.fail(`key ${key}`);
      }
    }),
    { numRuns: 60 },
  );
});

test('a hundred thousand keys are found again after every other one has gone', () => {
  const index = new KeyIndex();
  for (let key = 0; key < 100_000; key++) index.add(key, key);
  for (let key = 0; key < 100_000; key += 2) index.remove(key);

  let wrong = 0;
  for (let key = 0; key < 100_000; key++) if (index.find(key) !== (key % 2 === 0 ? NO_ROW : key)) wrong++;
  expect(wrong).toBe(0);
});
