import type { ComponentBehaviour, ComponentKind } from '../components/component.ts';
import type { GuardBehaviour } from '../guards/guard.ts';
import type { SitesBySide } from '../sites.ts';
import type { ScheduledTriggerSetting } from '../triggers/scheduled-trigger.ts';

/** A scenario with its guards, checked and resolved: all that a run needs besides a seed. Made by `compile`. */
export interface Plan {
  readonly durationUs: number;
  readonly bucketUs: number;
  readonly bucketCount: number;
  /** In an order in which every component comes after those it calls. */
  readonly components: readonly ComponentPlan[];
  readonly triggers: readonly ScheduledTriggerSetting[];
  readonly limits: Limits;
}

/** Everything has a limit; a run that reaches one ends and says so (`Run.ended`). */
export interface Limits {
  readonly events: number;
  /** Attempts that somebody holds at the same time. */
  readonly liveAttempts: number;
}

export interface ComponentPlan {
  readonly name: string;
  readonly behaviour: ComponentBehaviour<ComponentKind, never, never>;
  readonly params: unknown;
  readonly guards: readonly GuardPlan[];
  readonly arrows: readonly ArrowPlan[];
}

export interface ArrowPlan {
  readonly name: string;
  readonly index: number;
  readonly to: string;
  readonly delayUs: number;
  readonly guards: readonly GuardPlan[];
}

export interface GuardPlan {
  readonly behaviour: GuardBehaviour<keyof SitesBySide, never>;
  readonly params: unknown;
}
