import type { Knobs } from '../knobs.ts';
import type { CallerSites, SitesBySide } from '../sites.ts';
import type { World } from '../world.ts';
import type { Callee } from '../traffic/attempts.ts';

/** A kind of component: how one is built. What people may set on it is in the `definition.ts` beside it. */
export interface ComponentBehaviour<Kind extends ComponentKind, Params, Side extends GuardedSide = 'server'> {
  /** The key in scenario.yaml. */
  readonly kind: Kind;
  readonly takesCalls: boolean;
  /** How many arrows leave it. */
  readonly arrowsOut: 'none' | 'one' | 'any' | 'some';
  /** Where guards of such a component answer; null: it has none. */
  readonly guardedAt: GuardedSide | null;
  /** The components it says it calls, where it says so: each needs an arrow, and no other arrow may leave it. */
  callsMade?(params: Params): readonly string[] | undefined;
  /** It watches and turns others, takes no calls and makes none: built when all others have been. */
  readonly watches?: (params: Params) => readonly Watched[];
  build(setting: ComponentSetting<Params, Side>): Component<Kind>;
}

export type ComponentKind = Exclude<keyof Knobs, 'arrow'>;
type GuardedSide = Exclude<keyof SitesBySide, 'caller'>;

/** A component named in another's parameters. */
export interface Watched {
  readonly name: string;
  readonly kinds: readonly ComponentKind[];
  /** Where it is named, below the component's parameters. */
  readonly path: readonly (string | number)[];
}

export interface ComponentSetting<Params, Side extends GuardedSide = 'server'> {
  readonly world: World;
  readonly name: string;
  readonly params: Params;
  /** Where guards of this component answer, if it takes calls. */
  readonly sites: SitesBySide[Side];
  /** By name: every component that was built before, and so all it calls or watches. */
  readonly built: ReadonlyMap<string, Component<ComponentKind>>;
  /** The arrows that leave it. What they lead to has been built already. */
  readonly arrows: readonly ArrowSetting[];
}

export interface ArrowSetting {
  readonly name: string;
  readonly index: number;
  /** The component it leads to. */
  readonly to: string;
  readonly delayUs: number;
  readonly knobs: Knobs['arrow'];
  readonly sites: CallerSites;
  readonly callee: Callee;
}

export interface Component<Kind extends ComponentKind> {
  readonly knobs: Knobs[Kind];
  /** Its door, if it takes calls. */
  readonly callee: Callee | null;
}
