import { assert } from '../../core/assert.ts';
import type { DoorGate, Station } from '../../sites.ts';
import { Column } from '../../traffic/column.ts';
import { CANCELLED, ERROR, OK, type Outcome } from '../../traffic/outcome.ts';
import type { Attempt } from '../../traffic/rows.ts';
import type { World } from '../../world.ts';
import type { GuardBehaviour } from '../guard.ts';
import { AimdLimit, type AimdParams } from './aimd.ts';
import { GradientLimit, type GradientParams } from './gradient.ts';
import { Gradient2Limit, type Gradient2Params } from './gradient2.ts';
import { FixedLimit, type LimitRule } from './limit-rule.ts';
import { VegasLimit, type VegasParams } from './vegas.ts';

/** One of them. */
export interface ConcurrencyLimitParams {
  readonly fixed?: { readonly limit: number } | undefined;
  readonly aimd?: AimdParams | undefined;
  readonly vegas?: VegasParams | undefined;
  readonly gradient2?: Gradient2Params | undefined;
  readonly gradient?: GradientParams | undefined;
}

/**
 * Lets only so many attempts be in the system, waiting or worked on, and refuses the rest at the door.
 *
 * By Little's law a bound on how many there are is a bound on how long they stay: limit ÷ those who leave per second. The limit is fixed,
 * or found by a rule that watches how long attempts stay (`aimd`, `vegas`, `gradient2`, `gradient`; each in its file). It
 * moves while attempts are in the system: then nobody is admitted until there are fewer.
 *
 * **Invariant:** an attempt is admitted only if fewer than the limit are in the system.
 *
 * Source: Netflix/concurrency-limits (SimpleLimiter.java), Envoy's adaptive concurrency filter. An answer OK and an
 * attempt dropped in the queue are samples, as they are there; an error says nothing about congestion and is ignored.
 */
export class ConcurrencyLimit implements DoorGate {
  declare private readonly rule: LimitRule;
  private readonly inSystemWhenEntered = new Column();

  constructor(rule: LimitRule) {
    this.rule = rule;
  }

  admits(_attempt: Attempt, station: Station): boolean {
    return station.inSystem < this.rule.limit;
  }

  onEntered(attempt: Attempt, station: Station): void {
    this.inSystemWhenEntered.set(attempt, station.inSystem + 1);
  }

  onLeft(attempt: Attempt, outcome: Outcome, sojournUs: number): void {
    if (outcome === ERROR || outcome === CANCELLED) return;
    // A stay shorter than the clock's step still took some time, and rules divide by it.
    this.rule.onSample(Math.max(1, sojournUs), this.inSystemWhenEntered.get(attempt), outcome !== OK);
  }
}

export const concurrencyLimit: GuardBehaviour<'server', ConcurrencyLimitParams> = {
  key: 'concurrencyLimit',
  side: 'server',
  install: (params, sites, setting) => {
    sites.door.push(new ConcurrencyLimit(ruleOf(params, setting)));
  },
};

function ruleOf(params: ConcurrencyLimitParams, { world, place }: { world: World; place: string }): LimitRule {
  const { aimd, fixed, gradient, gradient2, vegas } = params;
  if (fixed !== undefined) return new FixedLimit(fixed);
  if (aimd !== undefined) return new AimdLimit(aimd);
  if (vegas !== undefined) return new VegasLimit(vegas, world.rng(`${place}:vegas-probe`));
  if (gradient2 !== undefined) return new Gradient2Limit(gradient2);
  assert(gradient !== undefined, 'a limit has a rule');
  return new GradientLimit(gradient, world.kernel, world.rng(`${place}:gradient-jitter`));
}
