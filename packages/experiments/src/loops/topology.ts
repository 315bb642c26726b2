import { groupOf, InvariantError, type PlaceKey, type PlaceSettings } from '@basin/engine';
import { inForce, placesOf, type System } from '../vary/system.ts';

/** A system as boxes and arrows, with who owns them and which guards are in force. */
export interface Topology {
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
  readonly domains: readonly Domain[];
}

/** What fails together. */
export interface Domain {
  readonly name: string;
  readonly kind: string;
  /** Boxes and arrows, as they are written: of replicas, what they are replicas of. */
  readonly members: readonly string[];
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
  /** Null: nobody looks after what happens between the two, whoever owns its ends. */
  readonly owner: string | null;
  readonly guards: PlaceSettings;
  /** How often an attempt that came in at its near end is sent on: a balancer that fails over tries others. */
  readonly triesOfEach: number;
}

export function topologyOf(system: System): Topology {
  const { components, arrows, domains = {}, guards } = inForce(system);
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
  return {
    boxes,
    arrows: Object.entries(arrows).map(([name, settings]): Arrow => {
      const [from = '', to = ''] = name.split(' -> ');
      const failover = boxes.find((box) => box.name === from)?.params['failover'];
      const triesOfEach = typeof failover === 'number' ? 1 + failover : 1;
      return { name, from, to, owner: ownerIn(settings), guards: guards.calls[name] ?? {}, triesOfEach };
    }),
    domains: Object.entries(domains).map(([name, { kind, members }]) => {
      return { name, kind, members: [...new Set(members.map(groupOf))] };
    }),
  };
}

export function boxNamed({ boxes }: Topology, name: string): Box | undefined {
  return boxes.find((box) => box.name === name);
}

/** Guards among some that are in force somewhere, as places in a guards file. */
export function guardsAmong(
  keys: readonly string[],
  { side, name, guards }: { readonly side: PlaceKey; readonly name: string; readonly guards: PlaceSettings },
): string[] {
  return keys.filter((key) => typeof guards[key] === 'object').map((key) => `${side}["${name}"].${key}`);
}

/** The arrow itself and all on which calls over it may lead to calls. */
export function arrowsFrom(topology: Topology, first: Arrow): Arrow[] {
  const reached = [first];
  for (const arrow of reached) {
    for (const next of topology.arrows) if (next.from === arrow.to && !reached.includes(next)) reached.push(next);
  }
  return reached;
}

/** What leads from a box onwards, however far. */
export function arrowsBehind(topology: Topology, name: string): Arrow[] {
  const first = topology.arrows.filter(({ from }) => from === name);
  return [...new Set(first.flatMap((arrow) => arrowsFrom(topology, arrow)))];
}

/** A loop through arrows: with all the boxes they join. */
export function through(arrows: readonly Arrow[]): { components: string[]; arrows: string[] } {
  return {
    components: [...new Set(arrows.flatMap(({ from, to }) => [from, to]))],
    arrows: arrows.map(({ name }) => name),
  };
}

/** How often a call on an arrow may be tried after failures. */
export function triesAtMost(arrow: Arrow): number {
  return attemptsOf(arrow, 'retry');
}

/** How many copies of a call may be under way on an arrow. */
export function copiesAtMost(arrow: Arrow): number {
  return attemptsOf(arrow, 'hedging');
}

function attemptsOf({ guards }: Arrow, guard: string): number {
  const settings = guards[guard];
  const most = typeof settings === 'object' ? settings['maxAttempts'] : undefined;
  return typeof most === 'number' ? most : 1;
}

/** The attempts that one call of a client can become on an arrow, if all that is above it fails: they multiply. */
export function attemptsPerCall(topology: Topology, arrow: Arrow, depth = 0): number {
  if (depth > topology.arrows.length) throw new InvariantError('arrows make no circle');
  const above = topology.arrows.filter(({ to }) => to === arrow.from);
  const most = Math.max(1, ...above.map((each) => attemptsPerCall(topology, each, depth + 1)));
  return most * arrow.triesOfEach * Math.max(triesAtMost(arrow), copiesAtMost(arrow));
}

function ownerIn(settings: unknown): string | null {
  const owner = (settings as { readonly owner?: unknown } | undefined)?.owner;
  return typeof owner === 'string' ? owner : null;
}
