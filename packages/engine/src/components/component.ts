import type { Knobs } from '../knobs.ts';
import type { CallerSites, ServerSites } from '../sites.ts';
import type { World } from '../world.ts';
import type { Callee } from '../traffic/attempts.ts';

/** A kind of component: how one is built. What people may set on it is in the `definition.ts` beside it. */
export interface ComponentBehaviour<Kind extends keyof Knobs, Params> {
  /** The key in scenario.yaml. */
  readonly kind: Kind;
  readonly takesCalls: boolean;
  /** How many arrows leave it. */
  readonly arrowsOut: 'one' | 'any';
  build(setting: ComponentSetting<Params>): Component<Kind>;
}

export interface ComponentSetting<Params> {
  readonly world: World;
  readonly name: string;
  readonly params: Params;
  /** Where guards of this component answer, if it takes calls. */
  readonly sites: ServerSites;
  /** The arrows that leave it. What they lead to has been built already. */
  readonly arrows: readonly ArrowSetting[];
}

export interface ArrowSetting {
  readonly name: string;
  readonly index: number;
  /** The component it leads to. */
  readonly to: string;
  readonly delayUs: number;
  readonly sites: CallerSites;
  readonly callee: Callee;
}

export interface Component<Kind extends keyof Knobs> {
  readonly knobs: Knobs[Kind];
  /** Its door, if it takes calls. */
  readonly callee: Callee | null;
}
