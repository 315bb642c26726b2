import type { SitesBySide } from '../sites.ts';

/** Where guards are written, and at which side of the topology they act there. */
export const sides = {
  calls: { side: 'caller', named: 'arrow', describe: 'Guards at the near end of an arrow, by `caller -> callee`.' },
  servers: { side: 'server', named: 'component', describe: 'Guards of a server, by its name.' },
  balancers: { side: 'balancer', named: 'component', describe: 'Guards of a balancer, by its name.' },
  caches: { side: 'cache', named: 'component', describe: 'Guards of a cache, by its name.' },
} as const satisfies Record<
  string,
  { readonly side: keyof SitesBySide; readonly named: 'arrow' | 'component'; readonly describe: string }
>;

/** A key of guards.yaml under which places stand. */
export type PlaceKey = keyof typeof sides;

export const placeKeys = Object.keys(sides) as readonly PlaceKey[];
