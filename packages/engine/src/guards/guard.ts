import type { SitesBySide } from '../sites.ts';
import type { World } from '../world.ts';

/** A guard by what it does. What people may set on it is in the `definition.ts` beside it. */
export interface GuardBehaviour<Side extends keyof SitesBySide, Params> {
  /** The key in guards.yaml. */
  readonly key: string;
  readonly side: Side;
  install(params: Params, sites: SitesBySide[Side], setting: { readonly world: World; readonly place: string }): void;
}
