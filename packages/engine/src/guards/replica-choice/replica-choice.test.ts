import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balanced, frontGuards } from '../../../test/balanced.fixture.ts';
import { openFleet } from '../../../test/fleet.fixture.ts';
import { runOf, sum, totalsOf } from '../../../test/written.fixture.ts';
import { micros } from '../../core/time.ts';
import { openSites } from '../../sites.ts';
import { replicaChoiceDefinition } from './definition.ts';
import { replicaChoice } from './replica-choice.ts';

function arrange(size: number, written: Record<string, unknown>) {
  const fixture = openFleet(size);
  const sites = openSites.balancer();
  replicaChoice.install(replicaChoiceDefinition.params.parse(written), sites, { world: fixture.world, place: 'front' });
  const choice = sites.choice!;
  choice.onAssembled(fixture.fleet);
  const chooseOf = (replicas?: readonly number[], of: { key?: number } = {}): number => {
    const chosen = choice.choose(fixture.attempt(of), fixture.candidates(replicas));
    choice.onSent(chosen);
    return chosen;
  };
  const timesOf = (count: number, replicas?: readonly number[]): number[] => {
    const times = Array.from({ length: size }, () => 0);
    for (let i = 0; i < count; i++) times[chooseOf(replicas)]!++;
    return times;
  };
  return { ...fixture, chooseOf, timesOf };
}

test('in turn is what a balancer does of itself', () => {
  const sites = openSites.balancer();
  replicaChoice.install(replicaChoiceDefinition.params.parse({ kind: 'roundRobin' }), sites, {
    world: openFleet(1).world,
    place: 'front',
  });

  expect(sites.choice).toBeNull();
});

describe('at random', () => {
  test('everybody is chosen as often, whatever they have in flight', () => {
    const { loads, timesOf } = arrange(5, { kind: 'random' });
    loads[3] = 1_000;

    // 1000 each of 5000; standard deviation √(5000 × 0.2 × 0.8) = 28, times 5.
    for (const times of timesOf(5_000)) expect(Math.abs(times - 1_000)).toBeLessThan(141);
  });

  test('among the candidates only', () => {
    const { timesOf } = arrange(5, { kind: 'random' });

    expect(timesOf(300, [1, 4]).map((times) => times > 0)).toEqual([false, true, false, false, true]);
  });
});

describe('the least in flight', () => {
  test('of equals each in turn, else whoever has least', () => {
    const { chooseOf, loads } = arrange(4, { kind: 'leastInFlight' });

    expect([chooseOf(), chooseOf(), chooseOf(), chooseOf(), chooseOf()]).toEqual([0, 1, 2, 3, 0]);
    loads.splice(0, 4, 3, 2, 1, 2);
    expect([chooseOf(), chooseOf(), chooseOf()]).toEqual([2, 2, 2]);
    expect(chooseOf([0, 1])).toBe(1);
  });

  test('nobody has less than who is chosen (any loads)', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 20 }), (given) => {
        const { chooseOf, loads } = arrange(given.length, { kind: 'leastInFlight' });
        loads.splice(0, given.length, ...given);
        for (let i = 0; i < 3; i++) expect(given[chooseOf()]).toBe(Math.min(...given));
      }),
    );
  });

  test('as of the latest reading where that is stale', () => {
    const { chooseOf, loads, until } = arrange(3, { kind: 'leastInFlight', staleness: '10s' });

    loads.splice(0, 3, 1, 0, 2);
    until(9_000_000);
    expect([chooseOf(), chooseOf(), chooseOf()]).toEqual([0, 1, 2]); // As if they all had nothing.
    until(10_000_001);
    loads.splice(0, 3, 0, 9, 0);
    expect([chooseOf(), chooseOf()]).toEqual([1, 1]);
    until(20_000_001);
    expect([chooseOf(), chooseOf()].includes(1)).toBe(false);
  });
});

describe('the power of choices', () => {
  test('of two drawn independently the fuller one loses: the fullest of four is chosen once in 16, the emptiest 7 times', () => {
    const { loads, timesOf } = arrange(4, { kind: 'powerOfChoices' });
    loads.splice(0, 4, 3, 2, 1, 0);

    // P(k-th of n) by two draws with replacement: (2k − 1) ÷ n². Standard deviation at most √(16000/4) = 63, times 5.
    const expected = [1_000, 3_000, 5_000, 7_000];
    for (const [index, times] of timesOf(16_000).entries()) {
      expect(Math.abs(times - expected[index]!)).toBeLessThan(316);
    }
  });

  test('the more choices, the surer', () => {
    const { loads, timesOf } = arrange(4, { kind: 'powerOfChoices', choices: 100 });
    loads.splice(0, 4, 3, 2, 1, 0);

    // Not to draw it in 100 of 4: 0.75^100 = 3e-13.
    expect(timesOf(1_000)).toEqual([0, 0, 0, 1_000]);
  });

  test('an attempt throws the same dice, whatever was thrown before, and others with fewer to choose from', () => {
    const one = arrange(64, { kind: 'random' });
    const other = arrange(64, { kind: 'random' });
    const chosen = Array.from({ length: 20 }, () => one.chooseOf());
    const again = chosen.map((_, index) => {
      const candidates = other.candidates();
      if (index % 2 === 0) other.chooseOf([1, 2, 3]);
      else other.attempt();
      return candidates.count;
    });

    expect(again.length).toBe(20);
    expect(new Set(chosen).size).toBeGreaterThan(10);
    // The 21st attempt of both.
    expect(other.chooseOf()).toBe(one.chooseOf());
  });
});

/**
 * As many balls as bins, each into the emptiest of d. Y. Azar, A. Broder, A. Karlin and E. Upfal, "Balanced Allocations",
 * 1994: ln n ÷ ln ln n for one choice, ln ln n ÷ ln d + O(1) for more. Means of the largest load for n = 1000 by an
 * independent simulator of our own.
 */
test.each([
  [1, 5.4],
  [2, 3.0],
  [3, 2.4],
])('1000 balls into 1000 bins, each into the emptiest of %i: the fullest holds about %f', (choices, expected) => {
  const { attempt, candidates, fleet, loads, world } = openFleet(1_000);
  const sites = openSites.balancer();
  const kind = choices === 1 ? 'random' : 'powerOfChoices';
  replicaChoice.install({ kind, choices, staleness: micros(0) }, sites, { world, place: 'front' });
  sites.choice!.onAssembled(fleet);
  const all = candidates();
  const fullest = Array.from({ length: 12 }, () => {
    loads.fill(0);
    for (let ball = 0; ball < 1_000; ball++) loads[sites.choice!.choose(attempt(), all)]!++;
    return Math.max(...loads);
  });

  // A whole number that varies by 0.7 or less: of 12 a standard error of 0.2, of which the reference had less. ±0.4 is its own.
  expect(Math.abs(sum(fullest) / fullest.length - expected)).toBeLessThan(0.5);
});

test('an attempt that is chosen for once more, among fewer, throws other dice', () => {
  const { attempt, candidates, fleet, world } = openFleet(64);
  const sites = openSites.balancer();
  replicaChoice.install({ kind: 'random', choices: 2, staleness: micros(0) }, sites, { world, place: 'front' });
  sites.choice!.onAssembled(fleet);
  const near = Array.from({ length: 500 }, () => {
    const again = attempt();
    const first = sites.choice!.choose(again, candidates());
    const rest = candidates(Array.from({ length: 64 }, (_, index) => index).filter((index) => index !== first));
    return Math.abs(sites.choice!.choose(again, rest) - first) <= 1;
  });

  // By chance 2 of 63 are next to it: 16 of 500, standard deviation 3.9, times 5. With the same dice all would be.
  expect(near.filter(Boolean).length).toBeLessThan(36);
});

describe('affinity', () => {
  const KEYS = Array.from({ length: 1_000 }, (_, key) => key);

  test('a key has one replica, and all have about as many keys', () => {
    const { chooseOf } = arrange(5, { kind: 'affinity' });
    const homes = KEYS.map((key) => chooseOf(undefined, { key }));

    expect(KEYS.map((key) => chooseOf(undefined, { key }))).toEqual(homes);
    // 200 each; standard deviation √(1000 × 0.2 × 0.8) = 12.6, times 5.
    for (let i = 0; i < 5; i++) expect(Math.abs(homes.filter((home) => home === i).length - 200)).toBeLessThan(63);
  });

  test('only the keys of a replica that is out move, and to all the others', () => {
    const { chooseOf } = arrange(5, { kind: 'affinity' });
    const homes = KEYS.map((key) => chooseOf(undefined, { key }));
    const without = KEYS.map((key) => chooseOf([0, 1, 3, 4], { key }));

    const moved = KEYS.filter((key) => homes[key] !== without[key]);
    expect(moved.every((key) => homes[key] === 2)).toBe(true);
    expect(new Set(moved.map((key) => without[key])).size).toBe(4);
  });

  test('what has no key is sent in turn', () => {
    const { chooseOf } = arrange(3, { kind: 'affinity' });

    expect([chooseOf(), chooseOf(), chooseOf(), chooseOf()]).toEqual([0, 1, 2, 0]);
  });
});

test('in a run: least in flight avoids a slow replica, turns do not', () => {
  const slow = balanced({
    duration: '40s',
    arrivals: { constant: '60/s' },
    server: { workers: 2, replicas: 3, service: { constant: '50ms' } },
    triggers: { slow: { slowDown: { of: 'checkout.1', factor: 10 }, at: '5s', for: '35s' } },
  });
  const [turns, least] = [{}, { replicaChoice: { kind: 'leastInFlight' } }].map((guards) =>
    runOf(slow, frontGuards(guards)),
  );

  expect(totalsOf(turns!, 'checkout.1')['arrivals']).toBe(800);
  expect(totalsOf(least!, 'checkout.1')['arrivals']).toBeLessThan(350);
  expect(totalsOf(least!, 'users')['good']).toBeGreaterThan(2_350);
});
