import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Level } from '../../instruments/level.ts';
import { openSites } from '../../sites.ts';
import { ReplicaSet } from './replica-set.ts';

test('the busiest is as busy as the busiest is (any coming and going)', () => {
  const step = fc.record({ replica: fc.nat({ max: 3 }), isMore: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { size: 'max', maxLength: 400 }), (steps) => {
      const set = new ReplicaSet(4, openSites.balancer());
      const busiest = new Level();
      for (const { replica, isMore } of steps) {
        if (isMore) set.rise(replica, busiest, 0);
        else if (set.inFlight[replica]! > 0) set.fall(replica, busiest, 0);
        expect(busiest.value).toBe(Math.max(...set.inFlight));
      }
    }),
  );
});

test('a hundred in flight at one replica are counted as well as one', () => {
  const set = new ReplicaSet(2, openSites.balancer());
  const busiest = new Level();
  for (let i = 0; i < 100; i++) set.rise(0, busiest, 0);
  set.rise(1, busiest, 0);
  for (let i = 0; i < 100; i++) set.fall(0, busiest, 0);

  expect([...set.inFlight]).toEqual([0, 1]);
  expect(busiest.value).toBe(1);
});

test('whoever is not in service cannot be chosen, and is not ejected', () => {
  const set = new ReplicaSet(3, openSites.balancer());
  set.enlist(1, false);

  expect(set.refresh()).toBe(2);
  expect(Array.from(set.able.replicas.slice(0, set.able.count))).toEqual([0, 2]);
  expect(set.ejectionCount).toBe(0);
  expect(set.inServiceCount).toBe(2);
});
