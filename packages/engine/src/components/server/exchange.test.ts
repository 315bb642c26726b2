import { expect, test } from 'vitest';
import { Kernel } from '../../core/kernel.ts';
import { Level } from '../../instruments/level.ts';
import { openServerSites, type Station } from '../../sites.ts';
import { Entered } from './entered.ts';
import { Waiting } from './waiting.ts';

test('the door that let an attempt in hears it leave, whichever is in force then', () => {
  const [usual, panic] = [openServerSites(), openServerSites()];
  const entered = new Entered(usual, panic);

  entered.onEntered(1);
  expect(entered.exchange(true)).toBe(panic);
  entered.onEntered(2);
  expect(entered.exchange(false)).toBe(usual);
  entered.onEntered(3);

  expect([1, 2, 3].map((attempt) => entered.sitesOf(attempt) === usual)).toEqual([true, false, true]);
});

test('when ranks are given up those who wait are served in the order of their arrival, and the other way round', () => {
  const station: Station = { freeWorkers: 1, inSystem: 0, queueLength: 0 };
  const ranked = { servesNewest: () => false, rankOf: (attempt: number) => attempt % 2 };
  const sets = [{ ...openServerSites(), order: ranked }, openServerSites()];
  const arrivedAtUs = Float64Array.from({ length: 6 }, (_, attempt) => 10 * attempt);
  const order = (exchanges: readonly (typeof ranked | null)[]) => {
    const waiting = new Waiting(new Kernel(), new Level(), sets);
    for (let attempt = 0; attempt < 6; attempt++) waiting.push(attempt);
    for (const each of exchanges) waiting.exchange(each, arrivedAtUs);
    return Array.from({ length: 6 }, () => waiting.takeNext(station));
  };

  expect(order([])).toEqual([0, 2, 4, 1, 3, 5]);
  expect(order([null])).toEqual([0, 1, 2, 3, 4, 5]);
  expect(order([null, ranked])).toEqual([0, 2, 4, 1, 3, 5]);
});
