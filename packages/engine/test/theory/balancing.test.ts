import { describe, expect, test } from 'vitest';
import { meanUs, partOf, partsOf, wholeOf, type Run } from '../../src/index.ts';
import { balanced, frontGuards } from '../balanced.fixture.ts';
import { planOf, runsOf, sum } from '../written.fixture.ts';
import { expectAgreement } from './station.fixture.ts';

interface Farm {
  readonly replicas: number;
  readonly perSecond: number;
  readonly choice: Record<string, unknown>;
  readonly seconds: number;
  readonly seeds: number;
}

/** Servers of one worker that takes 100 ms on average, behind a balancer; what is before a tenth of the run is left out. */
function farmRuns({ replicas, perSecond, choice, seconds, seeds }: Farm): Run[] {
  const plan = planOf(
    balanced({
      duration: `${seconds}s`,
      bucket: `${seconds / 10}s`,
      arrivals: { poisson: `${perSecond}/s` },
      server: { workers: 1, replicas, service: { exponential: '100ms' } },
    }),
    frontGuards({ replicaChoice: choice }),
  );
  return runsOf({ plan, seeds, warmUpUs: (seconds / 10) * 1e6 });
}

/** In mean service times. */
const sojourn = (run: Run): number => meanUs(partOf(run, 'users').durations['latency']!) / 100_000;

/**
 * W = Σ ρ^((d^i − d) ÷ (d − 1)) service times, for endlessly many servers. N. Vvedenskaya, R. Dobrushin and
 * F. Karpelevich, 1996; M. Mitzenmacher, 1996.
 */
function supermarket(rho: number, choices: number): number {
  if (choices === 1) return 1 / (1 - rho);
  return sum(Array.from({ length: 12 }, (_, i) => rho ** ((choices ** (i + 1) - choices) / (choices - 1))));
}

test.each([
  [1, 10],
  [2, 2.614],
  [3, 2.028],
])('the supermarket model at ρ = 0.9, d = %i: W = %f', (choices, expected) => {
  expect(supermarket(0.9, choices)).toBeCloseTo(expected, 3);
});

describe('the shortest of d queues drawn at random, of 100 at ρ = 0.9', () => {
  /** Against theory at the utilisation the run came to: how much work arrived by chance would else hide everything. */
  const ratioOf = (run: Run, choices: number): number =>
    sojourn(run) / supermarket(wholeOf(run, 'checkout').totals['utilisation']!, choices);

  test.each([2, 3])('d = %i: as the supermarket model says', (choices) => {
    const choice = { kind: 'powerOfChoices', choices };
    const runs = farmRuns({ replicas: 100, perSecond: 900, choice, seconds: 100, seeds: 3 });

    const ratios = runs.map((run) => ratioOf(run, choices));
    const mean = sum(ratios) / ratios.length;
    // With 100 servers, Mitzenmacher’s own simulations are 1.2 % above it (d = 2); a run scatters by 0.75 %, so 5 standard
    // errors of three are 2.2 %.
    expect(Math.abs(mean - 1.012), ratios.join(', ')).toBeLessThan(0.022);
  });

  test('d = 1, at random: each is an M/M/1', () => {
    const runs = farmRuns({ replicas: 20, perSecond: 160, choice: { kind: 'random' }, seconds: 200, seeds: 5 });

    expectAgreement(
      runs.map((run) => ratioOf(run, 1)),
      { expected: 1, within: 0.2, what: 'W' },
    );
  });
});

describe('stale loads (M. Mitzenmacher, 2000; M. Brooker, 2012): ten servers at ρ = 0.9', () => {
  const meanOf = (choice: Record<string, unknown>): number => {
    const runs = farmRuns({ replicas: 10, perSecond: 90, choice, seconds: 300, seeds: 2 });
    return sum(runs.map(sojourn)) / runs.length;
  };
  const random = meanOf({ kind: 'random' });
  const best = (staleness: string): number => meanOf({ kind: 'leastInFlight', staleness });
  const two = (staleness: string): number => meanOf({ kind: 'powerOfChoices', choices: 2, staleness });

  test('fresh: the best of all, then the better of two, then any', () => {
    expect(best('0s')).toBeLessThan(0.75 * two('0s'));
    expect(two('0s')).toBeLessThan(0.5 * random);
  });

  test('ten service times old: the best of all is worse than any, the better of two is far better than it', () => {
    expect(best('1s')).toBeGreaterThan(2 * random);
    expect(two('1s')).toBeLessThan(0.75 * random);
  });

  test('a hundred service times old: the better of two is worse than any, too', () => {
    expect(two('10s')).toBeGreaterThan(1.2 * random);
  });
});

describe('a herd: everybody follows the same old news', () => {
  test('the older the loads, the more those of the replicas swing', () => {
    /** Standard deviation of what a replica has, every 100 ms, after 10 s. */
    const swing = (staleness: string): number => {
      const plan = planOf(
        balanced({
          duration: '60s',
          bucket: '100ms',
          arrivals: { poisson: '70/s' },
          server: { workers: 1, replicas: 10, service: { exponential: '100ms' } },
        }),
        frontGuards({ replicaChoice: { kind: 'leastInFlight', staleness } }),
      );
      const [run] = runsOf({ plan, seeds: 1 });
      const levels = partsOf(run!, 'checkout').flatMap(({ series }) => Array.from(series['inSystem']!.slice(100)));
      const mean = sum(levels) / levels.length;
      return Math.sqrt(sum(levels.map((level) => (level - mean) * (level - mean))) / levels.length);
    };

    const swings = ['0s', '200ms', '1s', '4s'].map(swing);
    for (let i = 1; i < swings.length; i++) expect(swings[i]).toBeGreaterThan(1.8 * swings[i - 1]!);
  });
});
