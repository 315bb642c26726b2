import { InvariantError, type PlaceSettings } from '@basin/engine';
import { inForce, placesOf, type System } from '../vary/system.ts';

/** A system as boxes and arrows, with who owns them and which guards are in force. */
export interface Topology {
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

export interface Box {
  readonly name: string;
  /** `client`, `server` … */
  readonly kind: string;
  readonly owner: string | null;
  /** Guards at its own door. */
  readonly guards: PlaceSettings;
  /** As parsed: what its definition describes. */
  readonly params: Readonly<Record<string, unknown>>;
}

export interface Arrow {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** Its own, else the one owner of both its ends; null: nobody looks after what happens between the two. */
  readonly owner: string | null;
  readonly guards: PlaceSettings;
}

export function topologyOf(system: System): Topology {
  const { components, arrows, guards } = inForce(system);
  const doors = Object.entries(placesOf(guards)).filter(([side]) => side !== 'calls');
  const boxes = Object.entries(components).map(([name, settings]): Box => {
    const [kind = '', params] = Object.entries(settings)[0] ?? [];
    const own = doors.flatMap(([, places]) => places[name] ?? []);
    return {
      name,
      kind,
      owner: ownerIn(params),
      guards: Object.assign({}, ...own) as PlaceSettings,
      params: params as never,
    };
  });
  const ownerOf = (name: string): string | null => boxes.find((box) => box.name === name)?.owner ?? null;
  return {
    boxes,
    arrows: Object.entries(arrows).map(([name, settings]): Arrow => {
      const [from = '', to = ''] = name.split(' -> ');
      const shared = ownerOf(from) === ownerOf(to) ? ownerOf(from) : null;
      return { name, from, to, owner: ownerIn(settings) ?? shared, guards: guards.calls[name] ?? {} };
    }),
  };
}

/** The arrow itself and all on which calls over it may lead to calls. */
export function arrowsFrom(topology: Topology, first: Arrow): Arrow[] {
  const reached = [first];
  for (const arrow of reached) {
    for (const next of topology.arrows) if (next.from === arrow.to && !reached.includes(next)) reached.push(next);
  }
  return reached;
}

/** How often a call on an arrow may be tried. */
export function attemptsAtMost({ guards }: Arrow): number {
  const retry = guards['retry'];
  const most = typeof retry === 'object' ? retry['maxAttempts'] : undefined;
  return typeof most === 'number' ? most : 1;
}

/** The attempts that one call of a client can become on an arrow, if all that is above it fails: retries multiply. */
export function attemptsPerCall(topology: Topology, arrow: Arrow, depth = 0): number {
  if (depth > topology.arrows.length) throw new InvariantError('arrows make no circle');
  const above = topology.arrows.filter(({ to }) => to === arrow.from);
  const most = Math.max(1, ...above.map((each) => attemptsPerCall(topology, each, depth + 1)));
  return most * attemptsAtMost(arrow);
}

function ownerIn(settings: unknown): string | null {
  const owner = (settings as { readonly owner?: unknown } | undefined)?.owner;
  return typeof owner === 'string' ? owner : null;
}
