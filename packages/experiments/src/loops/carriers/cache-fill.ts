import type { Carrier, FoundLoop } from '../carrier.ts';
import {
  arrowsBehind,
  arrowsFrom,
  boxNamed,
  guardsAmong,
  through,
  type Arrow,
  type Box,
  type Topology,
} from '../topology.ts';

/**
 * What the origin does not answer in time is not stored, so it is asked for again: an empty cache keeps the origin too busy
 * to fill it.
 *
 * A cache with an arrow of its own fetches itself (read-through); one without is filled by the servers that call it
 * (look-aside).
 */
export const cacheFill: Carrier = {
  key: 'cacheFill',
  sign: '+',
  summary: 'What could not be fetched is not in the cache, so it is fetched again.',
  find: (topology) => [...readThrough(topology), ...lookAside(topology)],
};

function readThrough(topology: Topology): FoundLoop[] {
  return topology.boxes.flatMap((cache) => {
    const arrows = cache.kind === 'cache' ? arrowsBehind(topology, cache.name) : [];
    const [origin] = arrows;
    if (origin === undefined) return [];
    return [loopOf({ at: cache.name, caches: [cache], origin: origin.to, arrows })];
  });
}

function lookAside(topology: Topology): FoundLoop[] {
  return topology.boxes.flatMap(({ name, params }) =>
    asidesIn(params).map(({ caches, origin }) => {
      const fetched = topology.arrows.find(({ from, to }) => from === name && to === origin);
      const asked = topology.arrows.filter(({ from, to }) => from === name && caches.includes(to));
      const arrows = [...asked, ...(fetched === undefined ? [] : arrowsFrom(topology, fetched))];
      return loopOf({ at: name, caches: caches.flatMap((cache) => boxNamed(topology, cache) ?? []), origin, arrows });
    }),
  );
}

interface Fill {
  readonly at: string;
  readonly caches: readonly Box[];
  readonly origin: string;
  readonly arrows: readonly Arrow[];
}

function loopOf({ at, caches, origin, arrows }: Fill): FoundLoop {
  const names = caches.map(({ name }) => `\`${name}\``).join(', ');
  return {
    at,
    ...through(arrows),
    says: `What \`${origin}\` does not answer in time is not stored in ${names}, and the next who asks goes to \`${origin}\` again.`,
    heldBy: caches.flatMap((cache) => guardsAmong(SPARING, { side: 'caches', ...cache })),
  };
}

interface Aside {
  readonly caches: readonly string[];
  readonly origin: string;
}

/** The steps of a server's calls that ask a cache first. */
function asidesIn(params: Readonly<Record<string, unknown>>): Aside[] {
  const { to = [] } = (params['calls'] ?? {}) as { readonly to?: readonly (string | Aside)[] };
  return to.filter((step) => typeof step === 'object');
}

/** Guards of a cache that keep misses from the origin. */
const SPARING = [
  'coalescing',
  'earlyExpiration',
  'negativeCaching',
  'staleIfError',
  'staleWhileRevalidate',
  'ttlJitter',
];
