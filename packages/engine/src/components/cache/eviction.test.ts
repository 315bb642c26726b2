import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_ROW } from '../../core/key-index.ts';
import { Rng } from '../../core/rng.ts';
import { Entries } from './entries.ts';
import { evictionOf, type EvictionKind } from './eviction.ts';

/** Asks for keys one after another, storing what is not there, and tells who was evicted for it. */
function evicted(kind: EvictionKind, capacity: number, keys: readonly number[]): number[] {
  const entries = new Entries(capacity, evictionOf(kind, new Rng(1, 'eviction')));
  return keys.flatMap((key) => {
    const row = entries.find(key);
    if (row !== NO_ROW) {
      entries.use(row);
      return [];
    }
    const before = keysOf(entries);
    if (entries.isFull) entries.evict();
    entries.add(key);
    return before.filter((each) => entries.find(each) === NO_ROW);
  });
}

const keysOf = (entries: Entries): number[] => entries.rows().map((row) => entries.key[row]!);

describe('least recently used', () => {
  test('who was asked for longest ago leaves', () => {
    expect(evicted('leastRecentlyUsed', 3, [1, 2, 3, 1, 4, 5, 1, 6])).toEqual([2, 3, 4]);
  });

  test('as a list that is searched and moved about would have it', () => {
    check('leastRecentlyUsed', () => {
      const order: number[] = [];
      return {
        victim: () => order[0]!,
        touch: (key) => void order.splice(0, order.length, ...order.filter((each) => each !== key), key),
        drop: (key) => void order.splice(order.indexOf(key), 1),
      };
    });
  });
});

describe('least frequently used', () => {
  test('who was asked for least often leaves; of several, who was so longest ago', () => {
    expect(evicted('leastFrequentlyUsed', 3, [1, 1, 2, 2, 3, 4, 5, 5, 5, 6, 6])).toEqual([3, 4, 1]);
  });

  test('as counting and sorting would have it', () => {
    check('leastFrequentlyUsed', () => {
      const uses = new Map<number, { count: number; at: number }>();
      let clock = 0;
      const rank = ({ at, count }: { count: number; at: number }) => count * 1e6 + at;
      return {
        victim: () => [...uses].sort(([, one], [, other]) => rank(one) - rank(other))[0]![0],
        touch: (key) => void uses.set(key, { count: (uses.get(key)?.count ?? 0) + 1, at: clock++ }),
        drop: (key) => void uses.delete(key),
      };
    });
  });
});

test('at random, everybody leaves about equally often', () => {
  // 30 000 newcomers into 10 places: every entry stays for a geometric time of mean 10, so one lives 10 ± 9.5 rounds.
  const keys = Array.from({ length: 30_010 }, (_, key) => key);
  const lives = evicted('random', 10, keys).map((key, index) => index + 10 - key);

  const mean = lives.reduce((sum, life) => sum + life, 0) / lives.length;
  // Standard error 9.5 / √30000 = 0.055; five of them.
  expect(Math.abs(mean - 10)).toBeLessThan(0.28);
});

interface Model {
  victim(): number;
  touch(key: number): void;
  drop(key: number): void;
}

function check(kind: EvictionKind, model: () => Model): void {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      fc.array(fc.nat({ max: 15 }), { maxLength: 300, size: 'max' }),
      (capacity, keys) => {
        const slow = model();
        const held = new Set<number>();
        const expected: number[] = [];
        for (const key of keys) {
          if (!held.has(key) && held.size === capacity) {
            const victim = slow.victim();
            expected.push(victim);
            held.delete(victim);
            slow.drop(victim);
          }
          held.add(key);
          slow.touch(key);
        }
        expect(evicted(kind, capacity, keys)).toEqual(expected);
      },
    ),
    { numRuns: 60 },
  );
}
