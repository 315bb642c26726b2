import { expect } from 'vitest';
import { meanUs, partOf, type Run } from '../../src/index.ts';
import { planOf, runsOf, shop, shopGuards, sum, totalsOf } from '../written.fixture.ts';
import type { Averages } from './closed-forms.ts';

export interface StationExperiment {
  readonly perSecond: number;
  readonly workers: number;
  readonly service: Record<string, unknown>;
  /** Seconds, warm-up included. */
  readonly seconds: number;
  readonly warmUpSeconds: number;
  /** Places to wait; without, as many as anybody could need. */
  readonly queueLimit?: number;
  readonly seeds?: number;
}

/**
 * Runs one queue with the seeds from 1, 20 of them unless said, starting empty and measuring after the warm-up.
 *
 * The warm-up is at least ten relaxation times: the slowest mode of M/M/c decays as exp(−(√(cμ) − √λ)² t) (Morse 1955).
 */
export function stationRuns({
  perSecond,
  workers,
  service,
  seconds,
  warmUpSeconds,
  queueLimit,
  seeds = 20,
}: StationExperiment): Run[] {
  const plan = planOf(
    shop({
      duration: `${seconds}s`,
      // As wide as the warm-up, and dividing the whole: what is recorded is of no interest but its totals.
      bucket: `${warmUpSeconds}s`,
      arrivals: { poisson: `${perSecond}/s` },
      server: { workers, service },
    }),
    queueLimit === undefined ? {} : shopGuards({}, { queueLimit: { capacity: queueLimit } }),
  );
  return runsOf({ plan, seeds, warmUpUs: warmUpSeconds * 1e6 });
}

/**
 * Holds the average over runs against theory.
 *
 * The tolerance is 5 standard errors of that average, estimated from the scatter of the runs themselves (for 20 runs a
 * correct engine fails with probability 8e-5, Student's t with 19 degrees of freedom). So that a wide scatter cannot
 * pass for agreement, 5 standard errors must also be less than `within` of the expected value.
 */
export function expectAgreement(samples: readonly number[], { expected, within = 0.05, what }: Expectation): void {
  const mean = sum(samples) / samples.length;
  const variance = sum(samples.map((sample) => (sample - mean) ** 2)) / (samples.length - 1);
  const tolerance = 5 * Math.sqrt(variance / samples.length);
  expect(tolerance, `5 standard errors of ${what}`).toBeLessThan(within * expected);
  expect(Math.abs(mean - expected), `${what}: measured ${mean}, expected ${expected} ± ${tolerance}`).toBeLessThan(
    tolerance,
  );
}

interface Expectation {
  readonly expected: number;
  readonly within?: number;
  readonly what: string;
}

/** Holds averages of time and of attempts against theory. */
export function expectAverages(runs: readonly Run[], expected: Averages, within = 0.05): void {
  const total = (key: string) => runs.map((run) => totalsOf(run, 'checkout')[key]!);
  const meanSeconds = (key: string) => runs.map((run) => meanUs(partOf(run, 'checkout').durations[key]!) / 1e6);
  expectAgreement(total('utilisation'), { expected: expected.utilisation, within, what: 'utilisation' });
  expectAgreement(total('queue'), { expected: expected.Lq, within, what: 'Lq' });
  expectAgreement(total('inSystem'), { expected: expected.L, within, what: 'L' });
  expectAgreement(meanSeconds('wait'), { expected: expected.Wq, within, what: 'Wq' });
  expectAgreement(meanSeconds('sojourn'), { expected: expected.W, within, what: 'W' });
}

/** The share of attempts that found no free worker: all but those whose wait was 0 µs. */
export function shareThatWaited(run: Run): number {
  const { bins, count } = partOf(run, 'checkout').durations['wait']!;
  return 1 - bins[0]! / count;
}

export function shareRefused(run: Run): number {
  const { arrivals, shed } = totalsOf(run, 'checkout');
  return shed! / arrivals!;
}
