import { exp, ln } from '../../core/math.ts';
import { unit, type Draws } from '../../core/rng.ts';
import { SlidingSum } from '../../core/sliding-sum.ts';
import type { Micros } from '../../core/time.ts';
import type { AttemptGate } from '../../sites.ts';
import { CANCELLED, OK, type Outcome } from '../../traffic/outcome.ts';
import type { Attempt } from '../../traffic/rows.ts';
import type { GuardBehaviour } from '../guard.ts';

export interface AdmissionControlParams {
  readonly window: Micros;
  readonly successThreshold: number;
  readonly aggression: number;
  readonly minRate: number;
  readonly maxBlocked: number;
}

/**
 * Blocks attempts at random while too few of the latest ones ended OK, with probability
 *
 *     p = ((requests − successes ÷ successThreshold) ÷ (requests + 1)) ^ (1 ÷ aggression)
 *
 * at least 0 and at most `maxBlocked`, over the attempts that ended within `window`; not at all while fewer than
 * `minRate` a second ended. Attempts that were blocked are not counted, so it always finds out when things get better.
 *
 * Source: Envoy's admission control filter (admission_control.cc and its proto: 30 s, 95 %, 1, 0/s, 80 %). Any outcome but
 * OK is a failure. The window moves in 30 steps; there, in steps of a second.
 */
export class AdmissionControl implements AttemptGate {
  declare private readonly params: AdmissionControlParams;
  declare private readonly requests: SlidingSum;
  declare private readonly successes: SlidingSum;
  declare private readonly clock: { readonly nowUs: number };
  declare private readonly dice: Draws;
  /** The draw that decides the next attempt: a question may be asked twice, so it draws nothing. */
  declare private draw: number;

  constructor(params: AdmissionControlParams, clock: { readonly nowUs: number }, dice: Draws) {
    this.params = params;
    this.requests = new SlidingSum(params.window, STEPS);
    this.successes = new SlidingSum(params.window, STEPS);
    this.clock = clock;
    this.dice = dice;
    this.draw = unit(dice);
  }

  /** The probability with which an attempt is blocked now. */
  get blockedShare(): number {
    const { aggression, maxBlocked, minRate, successThreshold, window } = this.params;
    const { nowUs } = this.clock;
    const requests = this.requests.at(nowUs);
    const elapsedUs = Math.max(1_000_000, Math.min(nowUs, window));
    if ((requests * 1_000_000) / elapsedUs < minRate) return 0;
    const missing = (requests - this.successes.at(nowUs) / successThreshold) / (requests + 1);
    if (missing <= 0) return 0;
    return Math.min(maxBlocked, aggression === 1 ? missing : exp(ln(missing) / aggression));
  }

  allows(): boolean {
    return this.draw >= this.blockedShare;
  }

  onSent(): void {
    this.draw = unit(this.dice);
  }

  onOutcome(_attempt: Attempt, outcome: Outcome): void {
    if (outcome === CANCELLED) return;
    const { nowUs } = this.clock;
    this.requests.add(nowUs, 1);
    if (outcome === OK) this.successes.add(nowUs, 1);
  }

  onBlocked(): void {
    this.draw = unit(this.dice);
  }
}

const STEPS = 30;

export const admissionControl: GuardBehaviour<'caller', AdmissionControlParams> = {
  key: 'admissionControl',
  side: 'caller',
  install: (params, sites, { world, place }) => {
    sites.gates.push(new AdmissionControl(params, world.kernel, world.rng(`${place}:admission-control`)));
  },
};
