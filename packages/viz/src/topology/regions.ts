import type { Scenario } from '@basin/engine';
import { ownerOf } from './facts.ts';

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A set of components with one outline, or with several where one would hold others too. */
export interface Region {
  readonly kind: 'team' | 'domain' | 'boundary';
  readonly name: string;
  /** As written: a domain may hold single replicas. */
  readonly members: readonly string[];
  readonly pieces: readonly Rect[];
}

/** A component's room in the picture. */
export interface Occupied extends Rect {
  readonly name: string;
  readonly column: number;
  readonly row: number;
}

export interface Named {
  readonly kind: Region['kind'];
  readonly name: string;
  readonly members: readonly string[];
}

export type RegionKind = 'teams' | 'domains';

/** The sets of components that a scenario tells of. Arrows have no room of their own and are left out. */
export function setsIn(
  scenario: Scenario,
  kinds: readonly RegionKind[],
  boundary: readonly string[] | undefined,
): Named[] {
  const names = Object.keys(scenario.components);
  const owners = [...new Set(names.flatMap((name) => ownerOf(scenario.components[name]) ?? []))];
  const teams = owners.map((name): Named => ({
    kind: 'team',
    name,
    members: names.filter((each) => ownerOf(scenario.components[each]) === name),
  }));
  const domains = Object.entries(scenario.domains ?? {}).map(([name, domain]): Named => ({
    kind: 'domain',
    name: `${domain.kind} ${name}`,
    members: domain.members.filter((member) => names.includes(componentOf(member))),
  }));
  return [
    ...(kinds.includes('teams') ? teams : []),
    ...(kinds.includes('domains') ? domains : []),
    ...(boundary ? [{ kind: 'boundary' as const, name: 'boundary', members: boundary }] : []),
  ].filter(({ members }) => members.length > 0);
}

export function regionOf(set: Named, all: readonly Occupied[]): Region {
  const inside = new Set(set.members.map(componentOf));
  const members = all.filter(({ name }) => inside.has(name));
  const others = all.filter(({ name }) => !inside.has(name));
  return { ...set, pieces: piecesOf(members, others).map((rect) => grown(rect, PADDING[set.kind])) };
}

/** As few rectangles as it takes so that none holds a stranger: all, else a column each, else neighbours in a column. */
function piecesOf(members: readonly Occupied[], others: readonly Occupied[]): Rect[] {
  if (members.length === 0) return [];
  const whole = around(members);
  if (!others.some((other) => overlap(whole, other))) return [whole];
  const columns = [...new Set(members.map(({ column }) => column))];
  if (columns.length > 1) {
    return columns.flatMap((column) =>
      piecesOf(
        members.filter((each) => each.column === column),
        others,
      ),
    );
  }
  const sorted = members.toSorted((a, b) => a.row - b.row);
  const runs: Occupied[][] = [];
  for (const member of sorted) {
    const run = runs.at(-1);
    if (run && run.at(-1)?.row === member.row - 1) run.push(member);
    else runs.push([member]);
  }
  return runs.map(around);
}

function around(rects: readonly Rect[]): Rect {
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  const right = Math.max(...rects.map((rect) => rect.x + rect.width));
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height));
  return { x, y, width: right - x, height: bottom - y };
}

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function grown({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** `checkout` for its replica `checkout.2`. */
function componentOf(member: string): string {
  return member.replace(/\.\d+$/, '');
}

/** Outlines of different kinds never lie on each other. */
const PADDING: Readonly<Record<Region['kind'], number>> = { boundary: 6, team: 10, domain: 14 };

/** What outlines need around the outermost boxes, with their names above and below. */
export const REGION_MARGIN = 32;
