import type { ComponentPlan, GuardPlan, Plan } from './plan.ts';
import type { GuardSettings, Scenario } from './scenario.ts';

/**
 * What a plan is made of: everything there is (`everything.ts`), or what one scenario names (`../on-demand.ts`).
 *
 * Decision: a plan carries the code that it runs, and the code that makes one is given its parts. So nothing that a run
 * stands on imports a registry, and a worker fetches the parts that a scenario names.
 */
export interface Parts {
  readonly components: readonly ComponentPlan['behaviour'][];
  /** Alphabetical by their keys, which is the order in which they are asked. */
  readonly guards: readonly GuardPlan['behaviour'][];
  readonly triggers: readonly Plan['triggers'][number]['behaviour'][];
  /** Needed where guards speak of a panic mode. */
  readonly panic?: (draft: Draft, guards: GuardSettings) => Plan['panic'];
  /** Needed where somebody acts. */
  readonly acting?: NonNullable<Plan['acting']>;
  /** Needed where calls are followed. */
  readonly openTrace?: NonNullable<Plan['openTrace']>;
}

/** A scenario on its way to a plan, with the parts at hand. */
export interface Draft extends Scenario {
  readonly parts: Parts;
}
