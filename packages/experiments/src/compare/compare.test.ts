import { expect, test } from 'vitest';
import { ruledBy } from '../../test/made-run.fixture.ts';
import { outage, seedsTo } from '../../test/written.fixture.ts';
import { sequentialRunner } from '../runs/runner.ts';
import { compare } from './compare.ts';

const PLAIN = outage(50, { duration: '80s' });
const ONE_ATTEMPT = outage(50, { duration: '80s' }, { calls: { 'users -> database': { retry: 'off' } } });
const DOWN = { fromUs: 20e6, toUs: 30e6 };
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

test('what is demanded takes the place of coming back, each of it where it is demanded', async () => {
  const demand = { measure: 'goodputShare', window: { fromUs: 0, toUs: 20e6 }, atLeast: 0.9 };
  const before = { says: 'before the outage', ...demand };
  const calm = { says: 'attempts while it is down', measure: 'amplification', window: DOWN, atMost: 3 };
  const asked = { a: PLAIN, b: ONE_ATTEMPT, seeds: seedsTo(3) };

  const ofBoth = await compare({ ...asked, demands: [before] }, sequentialRunner);
  const ofOne = await compare({ ...asked, demands: [before, calm] }, sequentialRunner);

  // A is down at the end, and was well before: that is all that is demanded here.
  expect([ofBoth.survivesA.count, ofBoth.survivesB.count]).toEqual([3, 3]);
  expect([ofOne.survivesA.count, ofOne.survivesB.count]).toEqual([0, 3]);
  expect(ofOne.onlyB).toEqual([1, 2, 3]);
  expect(ofOne.measures.map(({ measure }) => measure)).toEqual(['before the outage', 'attempts while it is down']);
  expect(ofOne.measures[0]?.a.value).toBeGreaterThan(0.9);
  expect(ofOne.measures[1]?.b.value).toBe(1);
  expect(ofOne.perSeed[0]).toEqual({ seed: 1, a: 'stays-down', b: 'recovers' });
});
