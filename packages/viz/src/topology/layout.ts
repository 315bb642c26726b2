import { NO_GUARDS, type ComponentSettings, type GuardSettings, type Scenario } from '@basin/engine';
import { formatDuration, formatNumber } from '../number.ts';
import { guardsInForce, type GuardInForce } from './guards-in-force.ts';

export interface TopologyBox {
  readonly name: string;
  readonly kind: 'client' | 'server';
  /** What it is made of, in a few words: "16 workers, 12 ms". */
  readonly fact: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly guards: readonly GuardInForce[];
}

export interface TopologyArrow {
  readonly name: string;
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  readonly guards: readonly GuardInForce[];
}

export interface TopologyLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly TopologyBox[];
  readonly arrows: readonly TopologyArrow[];
}

/** Callers left of what they call, a column per step from the clients; components of a column in the scenario's order. */
export function layoutTopology(scenario: Scenario, guards: GuardSettings = NO_GUARDS): TopologyLayout {
  const boxes = placeBoxes(scenario, guards);
  const arrows = Object.keys(scenario.arrows).flatMap((name): TopologyArrow[] => {
    const { caller, callee } = endsOf(name);
    const from = boxes.find((box) => box.name === caller);
    const to = boxes.find((box) => box.name === callee);
    if (!from || !to) return [];
    return [
      {
        name,
        from: { x: from.x + from.width, y: from.y + BOX_HEIGHT / 2 },
        to: { x: to.x, y: to.y + BOX_HEIGHT / 2 },
        guards: guardsInForce(scenario.guards.calls[name], guards.calls[name]),
      },
    ];
  });
  const bottoms = [
    ...boxes.map((box) => box.y + BOX_HEIGHT + box.guards.length * LINE_HEIGHT),
    ...arrows.map((arrow) => (arrow.from.y + arrow.to.y + BOX_HEIGHT) / 2 + arrow.guards.length * LINE_HEIGHT),
  ];
  const rights = boxes.map((box) => box.x + Math.max(box.width, ...box.guards.map(({ says }) => listWidth(says))));
  return {
    width: Math.max(0, ...rights) + MARGIN,
    height: Math.max(0, ...bottoms) + LAST_LINE,
    boxes,
    arrows,
  };
}

function placeBoxes(scenario: Scenario, guards: GuardSettings): TopologyBox[] {
  const names = Object.keys(scenario.components);
  const columnOf = columns(names, Object.keys(scenario.arrows).map(endsOf));
  const places = [...Object.values(scenario.guards.calls), ...Object.values(scenario.guards.servers)];
  const added = [...Object.values(guards.calls), ...Object.values(guards.servers)];
  const mostLines = Math.max(0, ...[...places, ...added].map((place) => Object.keys(place).length));
  const rowHeight = BOX_HEIGHT + mostLines * LINE_HEIGHT + ROW_GAP;
  const widthOf = (column: number) =>
    Math.max(...names.filter((name) => columnOf.get(name) === column).map((name) => boxWidth(name, scenario)));
  const leftOf = (column: number): number =>
    column === 0 ? MARGIN : leftOf(column - 1) + widthOf(column - 1) + ARROW_LENGTH;
  const rowsUsed: number[] = [];

  return Object.entries(scenario.components).map(([name, settings]): TopologyBox => {
    const column = columnOf.get(name) ?? 0;
    const row = rowsUsed[column] ?? 0;
    rowsUsed[column] = row + 1;
    return {
      name,
      kind: 'client' in settings ? 'client' : 'server',
      fact: factOf(settings),
      x: leftOf(column),
      y: MARGIN + row * rowHeight,
      width: widthOf(column),
      guards: guardsInForce(scenario.guards.servers[name], guards.servers[name]),
    };
  });
}

function endsOf(arrowName: string): { caller: string; callee: string } {
  const [caller = '', callee = ''] = arrowName.split(' -> ');
  return { caller, callee };
}

/** The longest way from a component that nobody calls. A cycle ends after as many rounds as there are components. */
function columns(names: readonly string[], arrows: readonly { caller: string; callee: string }[]): Map<string, number> {
  const columnOf = new Map(names.map((name) => [name, 0]));
  for (let round = 1; round < names.length; round++) {
    for (const { caller, callee } of arrows) {
      columnOf.set(callee, Math.max(columnOf.get(callee) ?? 0, Math.min(round, (columnOf.get(caller) ?? 0) + 1)));
    }
  }
  return columnOf;
}

/** Reads what parsing made of a component: a client's rate, a server's workers and mean service time. */
function factOf(settings: ComponentSettings = {}): string {
  const rate = inside(inside(settings['client'], 'arrivals'), 'perSecond');
  if (typeof rate === 'number') return `${formatNumber(rate)} calls/s`;
  const workers = inside(settings['server'], 'workers');
  const mean = inside(inside(settings['server'], 'service'), 'mean');
  if (typeof workers !== 'number') return '';
  const crew = workers === 1 ? '1 worker' : `${formatNumber(workers)} workers`;
  return typeof mean === 'number' ? `${crew}, ${formatDuration(mean)}` : crew;
}

function inside(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? new Map<string, unknown>(Object.entries(value)).get(key)
    : undefined;
}

function boxWidth(name: string, scenario: Scenario): number {
  const fact = factOf(scenario.components[name]);
  return Math.max(LEAST_BOX_WIDTH, Math.ceil(Math.max(name.length * 7.5, fact.length * 6)) + 16);
}

/** A ring and its words, from the box's left edge. */
function listWidth(says: string): number {
  return 26 + Math.ceil(says.length * 6.3);
}

export const BOX_HEIGHT = 52;
export const LINE_HEIGHT = 22;
const LEAST_BOX_WIDTH = 88;
const ARROW_LENGTH = 112;
const ROW_GAP = 20;
const MARGIN = 2;
/** What the last ring of a list needs below its line. */
const LAST_LINE = 6;
