import fc from 'fast-check';
import { LRUCache } from 'lru-cache';
import { expect, test } from 'vitest';
import { Entries } from '../../src/components/cache/entries.ts';
import { evictionOf } from '../../src/components/cache/eviction.ts';
import { NO_ROW } from '../../src/core/key-index.ts';
import { Rng } from '../../src/core/rng.ts';

type Step = readonly [what: 'get' | 'set' | 'delete', key: number];

test('a cache that evicts the least recently used holds what lru-cache holds, whatever is read, stored and dropped', () => {
  const tally = { hits: 0, misses: 0, evictions: 0 };
  const anyKey = fc.integer({ min: -3, max: 25 });
  const anyWhat = fc.constantFrom<Step[0]>('get', 'get', 'set', 'set', 'set', 'delete');
  const anySteps = fc.array(fc.tuple(anyWhat, anyKey), { size: 'max', maxLength: 300 });

  fc.assert(
    fc.property(fc.integer({ min: 1, max: 15 }), anySteps, (capacity, steps) => {
      const entries = new Entries(capacity, evictionOf('leastRecentlyUsed', new Rng(1, 'unused')));
      const library = new LRUCache<number, true>({ max: capacity });
      for (const [what, key] of steps) {
        const row = entries.find(key);
        const isHeld = row !== NO_ROW;
        expect(library.has(key), `${what} ${key}`).toBe(isHeld);
        tally[isHeld ? 'hits' : 'misses']++;
        if (what === 'get') library.get(key);
        else if (what === 'set') library.set(key, true);
        else library.delete(key);
        if (isHeld && what === 'delete') entries.remove(row);
        else if (isHeld) entries.use(row);
        else if (what === 'set') {
          if (entries.isFull) tally.evictions++;
          if (entries.isFull) entries.evict();
          entries.add(key);
        }
        expect(entries.liveCount).toBe(library.size);
      }
      const held = entries.rows().map((row) => entries.key[row]!);
      expect(held.sort((one, other) => one - other)).toEqual([...library.keys()].sort((one, other) => one - other));
    }),
    { numRuns: 60 },
  );

  expect(Math.min(tally.hits, tally.misses, tally.evictions)).toBeGreaterThan(300);
});
