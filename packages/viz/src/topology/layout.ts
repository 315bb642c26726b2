import { NO_GUARDS, placeKeys, type GuardSettings, type PlaceSettings, type Scenario } from '@basin/engine';
import { factOf, kindOf, ownerOf, replicasOf, watchedBy, type BoxKind } from './facts.ts';
import { FLOW_LINES, flowLines, type ArrowFlow, type TopologyFlows } from './flows.ts';
import { guardsInForce, type GuardInForce } from './guards-in-force.ts';
import { REGION_MARGIN, regionOf, setsIn, type Named, type Occupied, type Region, type RegionKind } from './regions.ts';
import { endsOf, slotsOf, type Slot, type Slots } from './slots.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface TopologyBox {
  readonly name: string;
  readonly kind: BoxKind;
  /** What it is made of, in a few words: "16 workers, 12 ms". */
  readonly fact: string;
  /** How many alike stand behind the name; null: it is one. */
  readonly replicas: number | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly guards: readonly GuardInForce[];
}

export interface TopologyArrow {
  readonly name: string;
  readonly from: Point;
  readonly to: Point;
  /** Where it bends, around what stands between. */
  readonly via: readonly Point[];
  readonly guards: readonly GuardInForce[];
  /** Where the lines below it begin: below its first stretch, and below the lines of its neighbours. */
  readonly listY: number;
  /** Lines: what flows, and who owns it where that is not plain. */
  readonly notes: readonly string[];
  /** Others are owned by somebody, this one by nobody. */
  readonly isUnowned: boolean;
  readonly flow: ArrowFlow | null;
}

/** From a component that looks to what it looks at. */
export interface Watch {
  readonly by: string;
  readonly of: string;
  readonly from: Point;
  readonly to: Point;
}

export interface TopologyLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly TopologyBox[];
  readonly arrows: readonly TopologyArrow[];
  readonly watches: readonly Watch[];
  readonly regions: readonly Region[];
}

export interface TopologyOptions {
  readonly flows?: TopologyFlows | undefined;
  readonly boundary?: readonly string[] | undefined;
  /** Teams and fault domains unless said otherwise. */
  readonly regions?: readonly RegionKind[] | undefined;
  /** Lines below arrows, by the arrow's name. */
  readonly notes?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** Callers left of what they call, a column per step from the clients; components of a column in the scenario's order. */
export function layoutTopology(
  scenario: Scenario,
  guards: GuardSettings = NO_GUARDS,
  options: TopologyOptions = {},
): TopologyLayout {
  const slots = slotsOf(scenario);
  const sets = setsIn(scenario, options.regions ?? ['teams', 'domains'], options.boundary);
  const grid = gridOf(scenario, guards, { slots, sets, options });
  const boxes = Object.entries(scenario.components).map(([name, settings]): TopologyBox => {
    const slot = slots.ofComponent.get(name) ?? { column: 0, row: 0 };
    return {
      name,
      kind: kindOf(settings),
      fact: factOf(settings),
      replicas: replicasOf(settings),
      ...grid.placeOf(slot),
      width: grid.widthOf(slot.column),
      guards: guardsInForce(placeOf(scenario.guards, name), placeOf(guards, name)),
    };
  });
  const arrows = arrowsOf(scenario, guards, { boxes, slots, grid, options });
  const watches = watchesOf(scenario, boxes, arrows);
  const occupied = boxes.map((box): Occupied => ({
    ...box,
    height: heightOf(box),
    ...(slots.ofComponent.get(box.name) ?? { column: 0, row: 0 }),
  }));
  const regions = sets.map((set) => regionOf(set, occupied));
  return { ...sizeOf(boxes, arrows, sets.length > 0), boxes, arrows, watches, regions };
}

interface Grid {
  readonly widthOf: (column: number) => number;
  readonly placeOf: (slot: Slot) => Point;
}

interface GridOptions {
  readonly slots: Slots;
  readonly sets: readonly Named[];
  readonly options: TopologyOptions;
}

function gridOf(scenario: Scenario, guards: GuardSettings, { slots, sets, options }: GridOptions): Grid {
  const places = placeKeys.flatMap((key) => [scenario.guards, guards].flatMap((set) => Object.values(set[key] ?? {})));
  const hasOwners = ownersIn(scenario).length > 0;
  const said = Math.max(0, ...Object.values(options.notes ?? {}).map((lines) => lines.length));
  const notes = (options.flows ? FLOW_LINES : 0) + (hasOwners ? 1 : 0) + said;
  const mostLines = notes + Math.max(0, ...places.map((place) => Object.keys(place).length));
  const hasSets = sets.length > 0;
  const margin = hasSets ? REGION_MARGIN : MARGIN;
  const rowHeight = BOX_HEIGHT + mostLines * LINE_HEIGHT + ROW_GAP + (hasSets ? REGION_MARGIN : 0);
  const arrowLength = ARROW_LENGTH + (hasSets ? REGION_MARGIN : 0);
  const inColumn = (column: number): string[] =>
    [...slots.ofComponent].filter(([, slot]) => slot.column === column).map(([name]) => name);
  const widthOf = (column: number): number =>
    Math.max(LEAST_BOX_WIDTH, ...inColumn(column).map((name) => boxWidth(name, scenario)));
  const leftOf = (column: number): number =>
    column === 0 ? margin : leftOf(column - 1) + widthOf(column - 1) + arrowLength;
  return { widthOf, placeOf: ({ column, row }) => ({ x: leftOf(column), y: margin + row * rowHeight }) };
}

interface Placed {
  readonly boxes: readonly TopologyBox[];
  readonly slots: Slots;
  readonly grid: Grid;
  readonly options: TopologyOptions;
}

function arrowsOf(scenario: Scenario, guards: GuardSettings, { boxes, slots, grid, options }: Placed): TopologyArrow[] {
  const { flows, notes: said = {} } = options;
  const hasOwners = ownersIn(scenario).length > 0;
  const arrows = Object.entries(scenario.arrows).flatMap(([name, settings]): Omit<TopologyArrow, 'listY'>[] => {
    const { caller, callee } = endsOf(name);
    const from = boxes.find((box) => box.name === caller);
    const to = boxes.find((box) => box.name === callee);
    if (!from || !to) return [];
    const ends = [from, to].map((box) => ownerOf(scenario.components[box.name]));
    const owner = settings.owner ?? (ends[0] === ends[1] ? (ends[0] ?? null) : null);
    const flow = flows && (flows.arrows[name] ?? NOTHING);
    const isUnowned = hasOwners && owner === null;
    const ownership = isUnowned
      ? ['owned by nobody']
      : settings.owner === undefined
        ? []
        : [`owned by ${settings.owner}`];
    return [
      {
        name,
        from: { x: from.x + from.width, y: from.y + BOX_HEIGHT / 2 },
        to: { x: to.x, y: to.y + BOX_HEIGHT / 2 },
        via: (slots.ofArrow.get(name) ?? []).flatMap((slot) => through(grid, slot)),
        guards: guardsInForce(scenario.guards.calls[name], guards.calls[name]),
        notes: [...(flow ? flowLines(flow) : []), ...(said[name] ?? []), ...ownership],
        isUnowned,
        flow: flow ?? null,
      },
    ];
  });
  return apart(arrows);
}

/** Lines of arrows that leave the same column stand below each other, in the order of their arrows. */
function apart(arrows: readonly Omit<TopologyArrow, 'listY'>[]): TopologyArrow[] {
  const tops = new Map<string, number>();
  const bottoms = new Map<number, number>();
  for (const arrow of arrows.toSorted((a, b) => listTop(a) - listTop(b))) {
    const top = Math.max(listTop(arrow), bottoms.get(arrow.from.x) ?? 0);
    tops.set(arrow.name, top);
    bottoms.set(arrow.from.x, top + linesOf(arrow) * LINE_HEIGHT);
  }
  return arrows.map((arrow) => ({ ...arrow, listY: tops.get(arrow.name) ?? listTop(arrow) }));
}

/** From one side of a column to the other, in the middle of a slot that nobody stands in. */
function through({ placeOf: place, widthOf }: Grid, slot: Slot): Point[] {
  const { x, y } = place(slot);
  return [x, x + widthOf(slot.column)].map((at) => ({ x: at, y: y + BOX_HEIGHT / 2 }));
}

function watchesOf(scenario: Scenario, boxes: readonly TopologyBox[], arrows: readonly TopologyArrow[]): Watch[] {
  return boxes.flatMap((box) =>
    watchedBy(scenario.components[box.name]).flatMap((of): Watch[] => {
      const from = { x: box.x + box.width - WATCH_INSET, y: box.y };
      const target = boxes.find(({ name }) => name === of.replace(/\.\d+$/, ''));
      if (target)
        return [{ by: box.name, of, from, to: { x: target.x + target.width - WATCH_INSET, y: target.y + BOX_HEIGHT } }];
      const arrow = arrows.find(({ name }) => name === of);
      if (!arrow) return [];
      const before = { x: arrow.to.x - WATCH_INSET, y: arrow.to.y + 2 };
      return [{ by: box.name, of, from: { x: box.x + WATCH_INSET, y: box.y }, to: before }];
    }),
  );
}

function sizeOf(
  boxes: readonly TopologyBox[],
  arrows: readonly TopologyArrow[],
  hasSets: boolean,
): { width: number; height: number } {
  const bottoms = [
    ...boxes.map((box) => box.y + heightOf(box)),
    ...arrows.map((arrow) => arrow.listY + linesOf(arrow) * LINE_HEIGHT),
    ...arrows.flatMap((arrow) => arrow.via.map(({ y }) => y)),
  ];
  const rights = boxes.map((box) => box.x + Math.max(box.width, ...box.guards.map(({ says }) => listWidth(says))));
  return {
    width: Math.max(0, ...rights) + (hasSets ? REGION_MARGIN : MARGIN),
    height: Math.max(0, ...bottoms) + (hasSets ? REGION_MARGIN : LAST_LINE),
  };
}

function listTop({ from, to, via }: Pick<TopologyArrow, 'from' | 'to' | 'via'>): number {
  return (from.y + (via[0] ?? to).y + BOX_HEIGHT) / 2;
}

function linesOf({ guards, notes, flow }: Pick<TopologyArrow, 'guards' | 'notes' | 'flow'>): number {
  return guards.length + notes.length + (flow ? FLOW_LINES - flowLines(flow).length : 0);
}

function heightOf(box: Pick<TopologyBox, 'guards'>): number {
  return BOX_HEIGHT + box.guards.length * LINE_HEIGHT;
}

function ownersIn({ components, arrows }: Scenario): string[] {
  const all = [...Object.values(components).map(ownerOf), ...Object.values(arrows).map(({ owner }) => owner ?? null)];
  return all.filter((owner) => owner !== null);
}

/** A component stands under one key only, whichever its kind is guarded at. */
function placeOf(guards: GuardSettings, name: string): PlaceSettings | undefined {
  return placeKeys.map((key) => guards[key]?.[name]).find((place) => place !== undefined);
}

function boxWidth(name: string, scenario: Scenario): number {
  const fact = factOf(scenario.components[name]);
  return Math.max(LEAST_BOX_WIDTH, Math.ceil(Math.max(name.length * 7.5, fact.length * 6)) + 16);
}

/** A ring and its words, from the box's left edge. */
function listWidth(says: string): number {
  return 26 + Math.ceil(says.length * 6.3);
}

const NOTHING: ArrowFlow = { attempts: 0, goodput: 0, retries: 0, refused: 0 };

export const BOX_HEIGHT = 52;
export const LINE_HEIGHT = 22;
const LEAST_BOX_WIDTH = 88;
const ARROW_LENGTH = 112;
const ROW_GAP = 20;
const MARGIN = 2;
/** What the last ring of a list needs below its line. */
const LAST_LINE = 6;
/** Lines of watchers leave and meet boxes so far from their corners, beside the guards' words. */
const WATCH_INSET = 14;
