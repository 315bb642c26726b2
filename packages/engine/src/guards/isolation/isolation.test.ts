import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listOf, openFleet } from '../../../test/fleet.fixture.ts';
import { balanced, frontGuards } from '../../../test/balanced.fixture.ts';
import { runOf, totalsOf } from '../../../test/written.fixture.ts';
import { openSites } from '../../sites.ts';
import { isolationDefinition } from './definition.ts';
import { isolation } from './isolation.ts';

function arrange(size: number, written: Record<string, unknown>) {
  const fixture = openFleet(size);
  const sites = openSites.balancer();
  isolation.install(isolationDefinition.params.parse(written), sites, { world: fixture.world, place: 'front' });
  const shardOf = (of: { key?: number; priority?: number; arrow?: number }, replicas?: readonly number[]): number[] => {
    const candidates = fixture.candidates(replicas);
    sites.shards[0]!.narrow(fixture.attempt(of), candidates);
    return listOf(candidates);
  };
  return { ...fixture, shardOf };
}

describe('shuffle shards', () => {
  test('everybody has so many, always the same ones', () => {
    const { shardOf } = arrange(8, { size: 2 });

    for (let key = 0; key < 50; key++) {
      const shard = shardOf({ key });
      expect(shard.length).toBe(2);
      expect(shardOf({ key })).toEqual(shard);
    }
  });

  test('all hands are dealt alike: of 8 replicas 28 pairs, each to one in 28', () => {
    const { shardOf } = arrange(8, { size: 2 });
    const dealt = new Map<string, number>();
    for (let key = 0; key < 5_600; key++) {
      const hand = shardOf({ key }).join();
      dealt.set(hand, (dealt.get(hand) ?? 0) + 1);
    }

    // 200 each; standard deviation √200 = 14, times 5.
    expect(dealt.size).toBe(28);
    for (const count of dealt.values()) expect(Math.abs(count - 200)).toBeLessThan(71);
  });

  test('of those candidates that are in it only; more than there are is all', () => {
    const { shardOf } = arrange(8, { size: 4 });
    const shard = shardOf({ key: 5 });

    expect(shardOf({ key: 5 }, shard.slice(1))).toEqual(shard.slice(1));
    expect(arrange(3, { size: 9 }).shardOf({ key: 1 })).toEqual([0, 1, 2]);
  });

  test('by what it says', () => {
    const { shardOf: byPriority } = arrange(100, { size: 3, by: 'priority' });
    const { shardOf: byCaller } = arrange(100, { size: 3, by: 'caller' });

    expect(byPriority({ priority: 1, key: 1, arrow: 1 })).toEqual(byPriority({ priority: 1, key: 2, arrow: 2 }));
    expect(byPriority({ priority: 1 })).not.toEqual(byPriority({ priority: 2 }));
    expect(byCaller({ arrow: 1, key: 1 })).toEqual(byCaller({ arrow: 1, key: 2 }));
    expect(byCaller({ arrow: 1 })).not.toEqual(byCaller({ arrow: 2 }));
  });
});

describe('cells', () => {
  test('are cut by number, and the last takes what is left over', () => {
    const { shardOf } = arrange(7, { kind: 'cells', size: 2 });
    const cells = new Set(Array.from({ length: 100 }, (_, key) => shardOf({ key }).join()));

    expect([...cells].sort()).toEqual(['0,1', '2,3', '4,5,6']);
  });

  test('any two keys share a cell or nothing (any fleet)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 45 }),
        fc.nat(),
        fc.nat(),
        (n, size, a, b) => {
          const { shardOf } = arrange(n, { kind: 'cells', size });
          const [one, other] = [shardOf({ key: a }), shardOf({ key: b })];
          const shared = one.filter((replica) => other.includes(replica)).length;
          expect(one.length).toBeGreaterThanOrEqual(Math.min(n, size));
          expect(shared === 0 || shared === one.length).toBe(true);
        },
      ),
    );
  });
});

test('in a run: who floods their replicas leaves the others’ alone', () => {
  const shop = balanced({
    duration: '30s',
    arrivals: { constant: '20/s' },
    server: { workers: 1, replicas: 8, service: { constant: '20ms' } },
    others: { flood: { client: { arrivals: { constant: '600/s' }, goodWithin: '1s' } } },
  });
  const flooded = { ...shop, arrows: { ...shop.arrows, 'flood -> front': {} } };
  const goodOf = (guards: Record<string, unknown>): number =>
    totalsOf(runOf(flooded, frontGuards(guards)), 'users')['good']!;

  // The fleet does 400/s. Whoever is dealt replicas of their own is served; with everybody together few are in time.
  expect(goodOf({})).toBeLessThan(200);
  expect(goodOf({ isolation: { kind: 'cells', size: 4, by: 'caller' } })).toBe(599);
});
