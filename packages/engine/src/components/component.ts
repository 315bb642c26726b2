import type { ActionPlan, LiveAction } from '../actions/action-plan.ts';
import type { Knobs } from '../knobs.ts';
import type { CallerSites, SitesBySide } from '../sites.ts';
import type { World } from '../world.ts';
import type { Callee } from '../traffic/attempts.ts';
import type { Store } from './store.ts';

/** A kind of component: how one is built. What people may set on it is in the `definition.ts` beside it. */
export interface ComponentBehaviour<Kind extends ComponentKind, Params, Side extends GuardedSide = 'server'> {
  /** The key in scenario.yaml. */
  readonly kind: Kind;
  readonly takesCalls: boolean;
  /** How many arrows leave it. */
  readonly arrowsOut: 'none' | 'one' | 'atMostOne' | 'any' | 'some';
  /** Where guards of such a component answer; null: it has none. */
  readonly guardedAt: GuardedSide | null;
  /** The components it says it calls, where it says so: each needs an arrow, and no other arrow may leave it. */
  callsMade?(params: Params): readonly string[] | undefined;
  /** It keeps what was fetched. Unless an arrow leaves it, those who call it have to say that they fill it. */
  readonly isStore?: boolean;
  /** Those among them into which it stores what it got elsewhere. They are caches that no arrow leaves. */
  fills?(params: Params): readonly string[];
  /** How many of it are built, where that is said; then only who {@link choosesReplicas} may call it. */
  replicas?(params: Params): number | undefined;
  /** It sends each attempt to one of those its arrows lead to. */
  readonly choosesReplicas?: boolean;
  /** Classes of its calls, each of which is measured as a part of its own, `users/checkout`. */
  classes?(params: Params): readonly string[];
  /** It watches and turns others, takes no calls and makes none: built when all others have been. */
  readonly watches?: (params: Params) => readonly Watched[];
  /** What it does about a system in trouble, as people write it, in its order. */
  readonly runbook?: (params: Params) => readonly LiveAction[];
  build(setting: ComponentSetting<Params, Side>): Component<Kind>;
}

export type ComponentKind = Exclude<keyof Knobs, 'arrow'>;
type GuardedSide = Exclude<keyof SitesBySide, 'caller'>;

/** A component, or an arrow, named in another's parameters. */
export interface Watched {
  readonly name: string;
  readonly kinds: readonly (keyof Knobs)[];
  /** How many replicas of it there may come to be. */
  readonly replicas?: number;
  /** What is read of it, and where that is said. */
  readonly metrics?: readonly { readonly key: string; readonly path: readonly (string | number)[] }[];
  /** Where it is named, below the component's parameters. */
  readonly path: readonly (string | number)[];
}

export interface ComponentSetting<Params, Side extends GuardedSide = 'server'> {
  readonly world: World;
  readonly name: string;
  readonly params: Params;
  /** Where guards of this component answer, if it takes calls. */
  readonly sites: SitesBySide[Side];
  /** In force instead while a panic mode is engaged; null: it changes nothing here. */
  readonly panicSites: SitesBySide[Side] | null;
  /** By name: every component that was built before, and so all it calls or watches. */
  readonly built: ReadonlyMap<string, Component<ComponentKind>>;
  /** By name: the servers that are replicated. */
  readonly groups: ReadonlyMap<string, ReplicaGroup>;
  /** The arrows that leave it. What they lead to has been built already. */
  readonly arrows: readonly ArrowSetting[];
  /** There for who has one. */
  readonly runbook?: Runbook;
}

export interface Runbook {
  readonly desk: Desk;
  readonly steps: readonly RunbookStep[];
}

/** An action that may be taken, and whose it is what it happens to. */
export interface RunbookStep {
  readonly action: ActionPlan;
  readonly ownedBy: 'team' | 'others' | 'nobody';
}

/** Where a component acts from. */
interface Desk {
  carryOut(action: ActionPlan): void;
  /** Puts back what an action has set and still holds, and says whether there was anything. */
  takeBack(action: ActionPlan): boolean;
}

export interface ReplicaGroup {
  /** Names, by number. */
  readonly members: readonly string[];
  /** So many of them, from the first, are there from the start. */
  readonly initialCount: number;
}

export interface ArrowSetting {
  readonly name: string;
  readonly index: number;
  /** The component it leads to. */
  readonly to: string;
  readonly delayUs: number;
  readonly knobs: Knobs['arrow'];
  readonly sites: CallerSites;
  /** In force instead while a panic mode is engaged; null: it changes nothing here. */
  readonly panicSites: CallerSites | null;
  readonly callee: Callee;
}

export interface Component<Kind extends ComponentKind> {
  readonly knobs: Knobs[Kind];
  /** Its door, if it takes calls. */
  readonly callee: Callee | null;
  /** Where callers store what they fetched, if it keeps such things. */
  readonly store?: Store;
}
