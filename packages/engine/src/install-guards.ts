import type { GuardPlan } from './scenario/plan.ts';
import type { SitesBySide } from './sites.ts';
import type { World } from './world.ts';

interface Guarded {
  readonly guards: readonly GuardPlan[];
  readonly hasPanicSet: boolean;
}

interface Place<Sites> {
  readonly world: World;
  readonly place: string;
  /** Sites at which no guard answers. */
  readonly open: () => Sites;
}

/**
 * Fills the sites of a place, and a second set of them where a panic mode changes something there.
 *
 * A guard that is in both sets with the same settings is one and the same: a breaker that is open stays open.
 */
export function installGuards<Sites extends SitesBySide[keyof SitesBySide]>(
  { guards, hasPanicSet }: Guarded,
  { open, ...setting }: Place<Sites>,
): { sites: Sites; panicSites: Sites | null } {
  const sites = open();
  const panicSites = hasPanicSet ? open() : null;
  for (const { behaviour, params, only } of guards) {
    if (panicSites === null) {
      behaviour.install(params as never, sites as never, setting);
      continue;
    }
    const own = open();
    const place = only === 'panic' ? `${setting.place} in panic` : setting.place;
    behaviour.install(params as never, own as never, { ...setting, place });
    if (only !== 'panic') lay(own, sites, open());
    if (only !== 'usual') lay(own, panicSites, open());
  }
  return { sites, panicSites };
}

/** Adds to sites what differs from open ones. */
function lay<Sites extends object>(own: Sites, onto: Sites, open: Sites): void {
  for (const key of Object.keys(open) as (keyof Sites)[]) {
    const answering = own[key];
    if (Array.isArray(answering)) (onto[key] as unknown[]).push(...(answering as unknown[]));
    else if (answering !== open[key]) onto[key] = answering;
  }
}
