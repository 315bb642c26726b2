import type { System } from '../vary/system.ts';
import type { FoundLoop } from './carrier.ts';
import { carriers } from './carriers/index.ts';
import { attemptsPerCall, topologyOf, type Domain, type Topology } from './topology.ts';

export interface LoopMap {
  readonly components: readonly { readonly name: string; readonly kind: string; readonly owner: string | null }[];
  readonly arrows: readonly MappedArrow[];
  readonly loops: readonly Loop[];
  /** Who owns what, by name; the loops are those that go through their hands. */
  readonly teams: readonly Team[];
  /** What fails together; the loops are those that go through it. */
  readonly domains: readonly MappedDomain[];
}

export interface Team {
  readonly name: string;
  readonly components: readonly string[];
  readonly arrows: readonly string[];
  readonly loops: readonly string[];
}

export interface MappedDomain extends Domain {
  readonly loops: readonly string[];
}

export interface MappedArrow {
  readonly name: string;
  readonly owner: string | null;
  /** The attempts that one call of a client can become here, if all that is above it fails. */
  readonly attemptsPerCall: number;
  /** Loops that go through it, by id. */
  readonly loops: readonly string[];
}

export interface Loop extends FoundLoop {
  /** Its carrier and where it is: `retry: users -> checkout`. */
  readonly id: string;
  readonly carrier: string;
  readonly sign: '+' | '−';
  /** Loops of the same carrier that go through what carries this one: each of their rounds starts this one anew. */
  readonly within: readonly string[];
  /** Who owns its arrows and components. */
  readonly owners: readonly string[];
  readonly unownedArrows: readonly string[];
  /** Whether a boundary holds all of it, some of it, or none; null where no boundary was drawn. */
  readonly boundary: 'enclosed' | 'cut' | 'outside' | null;
}

/**
 * Every feedback loop of a system that can be read off its boxes, arrows and guards: what carries it, with which sign,
 * through whose hands it goes, and whether a boundary, a set of components, holds it whole.
 *
 * It says that a loop exists, not how strong it is: that is measured (`loopGain`).
 */
export function loopMap(system: System, boundary?: readonly string[]): LoopMap {
  const topology = topologyOf(system);
  const found = carriers.flatMap((carrier) => {
    const { key, sign } = carrier;
    return carrier.find(topology).map((loop) => ({ ...loop, carrier: key, sign, id: `${key}: ${loop.at}` }));
  });
  const loops = found.map((loop): Loop => {
    const outer = found.filter(
      (each) => each !== loop && each.carrier === loop.carrier && each.arrows.includes(loop.at),
    );
    return {
      ...loop,
      within: outer.map(({ id }) => id),
      ...ownersOf(topology, loop),
      boundary: boundary === undefined ? null : enclosure(loop.components, boundary),
    };
  });
  return {
    components: topology.boxes.map(({ name, kind, owner }) => ({ name, kind, owner })),
    arrows: topology.arrows.map((arrow) => ({
      name: arrow.name,
      owner: arrow.owner,
      attemptsPerCall: attemptsPerCall(topology, arrow),
      loops: idsWhere(loops, ({ arrows }) => arrows.includes(arrow.name)),
    })),
    loops,
    teams: teamsOf(topology, loops),
    domains: topology.domains.map((domain) => {
      const isIn = (part: string): boolean => domain.members.includes(part);
      return { ...domain, loops: idsWhere(loops, ({ components, arrows }) => [...components, ...arrows].some(isIn)) };
    }),
  };
}

function teamsOf({ arrows, boxes }: Topology, loops: readonly Loop[]): Team[] {
  const names = new Set([...boxes, ...arrows].flatMap(({ owner }) => owner ?? []));
  const namesOf = (parts: readonly { readonly name: string; readonly owner: string | null }[], team: string) =>
    parts.filter(({ owner }) => owner === team).map(({ name }) => name);
  return [...names].toSorted(byName).map((name) => ({
    name,
    components: namesOf(boxes, name),
    arrows: namesOf(arrows, name),
    loops: idsWhere(loops, ({ owners }) => owners.includes(name)),
  }));
}

function idsWhere(loops: readonly Loop[], holds: (loop: Loop) => boolean): string[] {
  return loops.filter(holds).map(({ id }) => id);
}

function byName(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function ownersOf(topology: Topology, loop: FoundLoop): Pick<Loop, 'owners' | 'unownedArrows'> {
  const arrows = topology.arrows.filter(({ name }) => loop.arrows.includes(name));
  const boxes = topology.boxes.filter(({ name }) => loop.components.includes(name));
  const owners = new Set([...arrows, ...boxes].flatMap(({ owner }) => owner ?? []));
  return {
    owners: [...owners].toSorted(byName),
    unownedArrows: arrows.filter(({ owner }) => owner === null).map(({ name }) => name),
  };
}

function enclosure(components: readonly string[], boundary: readonly string[]): 'enclosed' | 'cut' | 'outside' {
  const inside = components.filter((name) => boundary.includes(name)).length;
  if (inside === components.length) return 'enclosed';
  return inside === 0 ? 'outside' : 'cut';
}
