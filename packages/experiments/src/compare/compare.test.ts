import { expect, test } from 'vitest';
import { ruledBy } from '../../test/made-run.fixture.ts';
import { outage, seedsTo } from '../../test/written.fixture.ts';
import { sequentialRunner } from '../runs/runner.ts';
import { compare } from './compare.ts';

const PLAIN = outage(50, { duration: '80s' });
const SHORT = outage(50, { duration: '80s' }, { servers: { database: { queueLimit: { capacity: 50 } } } });

test('a short queue heals where a long one does not, on the same seeds', async () => {
  const { survivesA, survivesB, onlyA, onlyB, measures } = await compare(
    { a: PLAIN, b: SHORT, seeds: seedsTo(4) },
    sequentialRunner,
  );

  expect([survivesA.count, survivesB.count]).toEqual([0, 4]);
  expect(onlyA).toEqual([]);
  expect(onlyB).toEqual([1, 2, 3, 4]);
  const goodput = measures.find(({ measure }) => measure === 'goodputShare');
  expect(goodput?.difference.low).toBeGreaterThan(0.9);
  expect(measures.find(({ measure }) => measure === 'backlog')?.difference.high).toBeLessThan(-300);
});

test('a system is no better than itself, on any seed', async () => {
  const { measures, onlyA, onlyB } = await compare({ a: PLAIN, b: PLAIN, seeds: seedsTo(3) }, sequentialRunner);

  expect([...onlyA, ...onlyB]).toEqual([]);
  for (const { difference } of measures) expect(difference).toEqual({ value: 0, low: 0, high: 0 });
});

test('seeds on which only one survives are named', async () => {
  const isLong = (guards: typeof PLAIN.guards) => Object.keys(guards.servers).length === 0;
  const runner = ruledBy(({ guards, seed }) => (isLong(guards) ? seed === 2 : seed === 3 || seed === 2));

  const { onlyA, onlyB, perSeed } = await compare({ a: PLAIN, b: SHORT, seeds: [1, 2, 3] }, runner);

  expect({ onlyA, onlyB }).toEqual({ onlyA: [3], onlyB: [] });
  expect(perSeed[2]).toEqual({ seed: 3, a: 'recovers', b: 'stays-down' });
});
