import type { ActionPlan, ActionSettings } from '../actions/action-plan.ts';
import type { ActionDesk, WithinReach } from '../actions/desk.ts';
import type { ComponentBehaviour, ComponentKind, RunbookStep } from '../components/component.ts';
import type { GuardBehaviour } from '../guards/guard.ts';
import type { Trace, TraceOptions } from '../instruments/trace.ts';
import type { PanicPlan } from '../panic/panic-mode.ts';
import type { SitesBySide } from '../sites.ts';
import type { ScheduledTriggerSetting } from '../triggers/scheduled-trigger.ts';
import type { World } from '../world.ts';
import type { EngineDiagnostic, Findings } from './diagnostic.ts';
import type { Scenario } from './scenario.ts';

/** A scenario with its guards, checked and resolved: all that a run needs besides a seed. Made by `compile`. */
export interface Plan {
  readonly durationUs: number;
  readonly bucketUs: number;
  readonly bucketCount: number;
  /** In an order in which every component comes after those it calls. */
  readonly components: readonly ComponentPlan[];
  readonly groups: readonly GroupPlan[];
  readonly domains: readonly DomainPlan[];
  readonly triggers: readonly ScheduledTriggerSetting[];
  /** Absent: guards stay as they are. */
  readonly panic?: PanicPlan;
  /** Absent: nobody acts in these runs, neither beforehand nor while one is under way. */
  readonly acting?: Acting;
  /** Absent: calls of these runs cannot be followed. */
  readonly openTrace?: (world: World, options: TraceOptions) => Trace;
  readonly limits: Limits;
}

/** How actions are checked and taken. It comes with a plan, so that a worker in which nobody acts need not fetch it. */
interface Acting {
  openDesk(world: World, reach: WithinReach): ActionDesk;
  compileActions(plan: Plan, actions: readonly ActionSettings[]): CompiledActions;
  /** What is written into the runbooks of those who act, resolved. */
  withRunbooks(scenario: Scenario, plan: Plan, findings: Findings): Plan;
}

export interface CompiledActions {
  /** Absent if there are diagnostics. Those of equal time are taken in the order in which they stand here. */
  readonly actions?: readonly ActionPlan[];
  readonly diagnostics: readonly EngineDiagnostic[];
}

/** Everything has a limit; a run that reaches one ends and says so (`Run.ended`). */
export interface Limits {
  readonly events: number;
  /** Attempts that somebody holds at the same time. */
  readonly liveAttempts: number;
}

/** The replicas of a server that is written once. */
export interface GroupPlan {
  /** As written. */
  readonly name: string;
  /** As they are built, by the numbers behind the name. */
  readonly members: readonly string[];
  /** So many of them, from the first, are there from the start. The others stand by. */
  readonly initialCount: number;
}

/** Parts that fail together, as they are built. */
export interface DomainPlan {
  readonly name: string;
  /** What they have in common. */
  readonly kind: string;
  /** Components, replicas, and arrows, those that cross its border included. */
  readonly members: readonly string[];
}

export interface ComponentPlan {
  readonly name: string;
  readonly behaviour: ComponentBehaviour<ComponentKind, never, never>;
  readonly params: unknown;
  readonly guards: readonly GuardPlan[];
  /** Whether a panic mode puts other guards in force here. */
  readonly hasPanicSet: boolean;
  readonly arrows: readonly ArrowPlan[];
  /** There for who has one. */
  readonly runbook?: readonly RunbookStep[];
}

export interface ArrowPlan {
  readonly name: string;
  readonly index: number;
  readonly to: string;
  readonly delayUs: number;
  readonly guards: readonly GuardPlan[];
  /** Whether a panic mode puts other guards in force here. */
  readonly hasPanicSet: boolean;
}

export interface GuardPlan {
  readonly behaviour: GuardBehaviour<keyof SitesBySide, never>;
  readonly params: unknown;
  /** In which of two sets it is, where there are two; in both unless said. */
  readonly only?: 'usual' | 'panic';
}
