import { InvariantError, Rng, unit } from '@basin/engine';
import type { Interval } from '../statistics/interval.ts';
import type { Progress } from '../runs/laboratory.ts';

/** Every combination of failures is summed over. */
export const mostFaultDomains = 16;

/** Something that can fail, with all the replicas that are down when it has. */
export interface FaultDomain {
  readonly name: string;
  readonly probability: number;
  /** Replicas, by their index. */
  readonly members: readonly number[];
}

export interface AvailabilityQuestion {
  readonly replicas: number;
  /** How many of them have to be up; 1 unless said. */
  readonly needed?: number;
  /** Independent of each other. A replica's own failure is a domain with one member. */
  readonly domains: readonly FaultDomain[];
  readonly samples: number;
  readonly seed: number;
}

export interface Availability {
  /** That fewer replicas are up than are needed: sampled, with an interval of 95 %. */
  readonly unavailable: Interval;
  /** The same, summed over every combination of failures. */
  readonly exact: number;
  readonly samples: number;
  /** What each domain's probability was raised to while sampling: failures that matter are rare. */
  readonly sampledWith: readonly number[];
}

export interface BetaFactor {
  readonly replicas: number;
  /** Probability that a replica is down. */
  readonly probability: number;
  /** Share of that which takes all replicas down together. */
  readonly beta: number;
}

/**
 * The chance that too few replicas are up when some faults take several of them at once.
 *
 * Sampled with faults made likely, each sample weighted by how much less likely it truly is (importance sampling): at
 * q = 10⁻³ plain sampling would need billions of draws to see three replicas down.
 */
export async function availability(
  question: AvailabilityQuestion,
  { onProgress = () => {}, signal }: { onProgress?: (progress: Progress) => void; signal?: AbortSignal } = {},
): Promise<Availability> {
  const { domains, samples, seed } = question;
  if (domains.length > mostFaultDomains)
    throw new InvariantError(`at most ${mostFaultDomains} domains can be summed over`);
  const sampledWith = domains.map(({ probability }) => raised(probability));
  const dice = new Rng(seed, 'availability');
  let [sum, squares] = [0, 0];
  for (let done = 0; done < samples;) {
    signal?.throwIfAborted();
    const until = Math.min(samples, done + CHUNK);
    for (; done < until; done++) {
      const weight = sample(question, sampledWith, dice);
      sum += weight;
      squares += weight * weight;
    }
    onProgress({ done, planned: samples, isPlanFinal: true });
    await nextTurn();
  }
  signal?.throwIfAborted();
  const mean = sum / samples;
  const error = Math.sqrt(Math.max(0, squares / samples - mean * mean) / samples);
  const unavailable = { value: mean, low: Math.max(0, mean - Z * error), high: mean + Z * error };
  return { unavailable, exact: exactly(question), samples, sampledWith };
}

/**
 * The beta-factor model as fault domains: one that takes all replicas down, and each replica's own.
 *
 * The formula is that of IEC 61508-6 and NUREG/CR-4780.
 */
export function betaFactorDomains({ replicas, probability, beta }: BetaFactor): FaultDomain[] {
  const all = Array.from({ length: replicas }, (_, index) => index);
  return [
    { name: 'common', probability: beta * probability, members: all },
    ...all.map((index) => ({ name: `replica ${index + 1}`, probability: (1 - beta) * probability, members: [index] })),
  ];
}

/** P(all down) ≈ βq + ((1 − β)q)ⁿ. */
export function betaFactorFormula({ replicas, probability, beta }: BetaFactor): number {
  return beta * probability + ((1 - beta) * probability) ** replicas;
}

/** The weight of one sample, 0 where enough replicas are up. */
function sample(question: AvailabilityQuestion, sampledWith: readonly number[], dice: Rng): number {
  let weight = 1;
  let down = 0;
  for (const [index, { probability, members }] of question.domains.entries()) {
    const likely = sampledWith[index] ?? 0;
    if (likely === 0) continue;
    if (unit(dice) < likely) {
      weight *= probability / likely;
      for (const member of members) down |= 1 << member;
    } else if (likely < 1) {
      weight *= (1 - probability) / (1 - likely);
    }
  }
  return isUnavailable(question, down) ? weight : 0;
}

function exactly(question: AvailabilityQuestion): number {
  const { domains } = question;
  let total = 0;
  for (let failed = 0; failed < 1 << domains.length; failed++) {
    let chance = 1;
    let down = 0;
    for (const [index, { probability, members }] of domains.entries()) {
      const hasFailed = ((failed >> index) & 1) === 1;
      chance *= hasFailed ? probability : 1 - probability;
      if (hasFailed) for (const member of members) down |= 1 << member;
    }
    if (isUnavailable(question, down)) total += chance;
  }
  return total;
}

function isUnavailable({ replicas, needed = 1 }: AvailabilityQuestion, down: number): boolean {
  let up = 0;
  for (let index = 0; index < replicas; index++) if (((down >> index) & 1) === 0) up += 1;
  return up < needed;
}

/** Certain and impossible faults stay what they are. */
function raised(probability: number): number {
  return probability === 0 || probability === 1 ? probability : Math.max(probability, LIKELY);
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

const LIKELY = 0.5;
const CHUNK = 20_000;
const Z = 1.959963984540054;
