import {
  actionWindows,
  formatDuration,
  groupOf,
  systemSeries,
  triggerWindows,
  type Run,
  type Scenario,
} from '@basin/engine';
import { formatNumber } from '../terminal/number.ts';
import type { Look, Style } from '../terminal/style.ts';

/**
 * How a run went, in 80 columns: offered load, goodput, attempts and queue above one time axis, triggers and actions marked.
 *
 *     goodput  1 004 ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
 *                  0 ██████████████████████▁▁▁▁▁▁
 *                                       ├slow ×10┤
 *                    0s                60s       80s
 *
 * Each column is the mean of its stretch of the run. Offered load and goodput share one scale, so that they can be
 * compared; attempts and queue have their own.
 */
export function chart(run: Run, scenario: Scenario, style: Style): string[] {
  const { offered, good, attempts } = systemSeries(run);
  const load = Math.max(peak(run, offered), peak(run, good));
  const panels: Panel[] = [
    { name: 'offered', look: 'blue', series: offered, top: load, unit: '/s' },
    { name: 'goodput', look: 'green', series: good, top: load, unit: '/s' },
    { name: 'attempts', look: 'yellow', series: attempts, top: peak(run, attempts), unit: '/s' },
    { name: 'queue', look: 'magenta', series: queueSeries(run), top: peak(run, queueSeries(run)), unit: '' },
  ];
  return [...panels.flatMap((panel) => panelLines(run, panel, style)), ...bandLines(run, scenario, style), axis(run)];
}

interface Panel {
  readonly name: string;
  readonly look: Look;
  readonly series: Float64Array;
  /** The value at the top of the panel. */
  readonly top: number;
  readonly unit: string;
}

function panelLines(run: Run, { name, look, series, top, unit }: Panel, style: Style): string[] {
  const eighths = columnsOf(run, series).map((value) =>
    Number.isNaN(value) ? 0 : Math.max(value > 0 ? 1 : 0, Math.round((value / (top || 1)) * HEIGHT * 8)),
  );
  return Array.from({ length: HEIGHT }, (_, line) => {
    const floor = (HEIGHT - 1 - line) * 8;
    const drawn = eighths.map((height) => BLOCKS[Math.min(Math.max(height - floor, 0), 8)] ?? ' ').join('');
    const title = line === 0 ? name : '';
    const label = line === 0 ? `${formatNumber(roundedUp(top))}${unit}` : line === HEIGHT - 1 ? '0' : '';
    return `${title.padEnd(NAME)}${label.padStart(LABEL)} ${style(look, drawn)}`.trimEnd();
  });
}

/** One line per trigger and per action, each where it was in force. */
function bandLines(run: Run, scenario: Scenario, style: Style): string[] {
  const actions = actionWindows(run).map((band) => ({ ...band, part: groupOf(band.part) }));
  const isFirst = (band: Action, index: number): boolean =>
    actions.findIndex((each) => each.action === band.action && each.part === band.part) === index;
  return [
    ...triggerWindows(scenario).map((band) =>
      bandLine(run, band, { name: 'trigger', draw: (text) => style('red', text) }),
    ),
    ...actions
      .filter(isFirst)
      .slice(0, MOST_ACTIONS)
      .map((band) => bandLine(run, band, { name: 'action', draw: (text) => style('cyan', text) })),
  ];
}

type Action = ReturnType<typeof actionWindows>[number];
interface Band {
  readonly label: string;
  readonly fromUs: number;
  readonly toUs: number;
}

function bandLine(
  run: Run,
  { label, fromUs, toUs }: Band,
  { name, draw }: { readonly name: string; readonly draw: (text: string) => string },
): string {
  const from = columnAt(run, fromUs);
  const width = Math.max(1, columnAt(run, Math.min(toUs, run.durationUs)) - from);
  const inside = width >= label.length + 2 ? `├${centred(label, width - 2)}┤` : '▔'.repeat(width);
  const beside = width >= label.length + 2 ? '' : ` ${label}`;
  const fits = from + width + beside.length <= WIDTH;
  const drawn = fits ? `${' '.repeat(from)}${inside}${beside}` : `${beside.slice(1).padStart(from - 1)} ${inside}`;
  return `${name.padEnd(NAME + LABEL)} ${draw(drawn)}`;
}

/** The ends of the run and the times of all marks, as far as there is room. */
function axis(run: Run): string {
  const times = [...new Set([0, ...run.marks.map(({ atUs }) => atUs)])].sort((a, b) => a - b);
  const end = formatDuration(run.durationUs);
  let line = '';
  for (const time of times) {
    const column = columnAt(run, time);
    const text = formatDuration(time);
    const hasRoom = (column === 0 || column > line.length) && column + text.length < WIDTH - end.length;
    if (hasRoom) line = `${line.padEnd(column)}${text}`;
  }
  return `${'time'.padEnd(NAME + LABEL)} ${line.padEnd(WIDTH - end.length)}${end}`;
}

/** The mean of each column's stretch, weighted where a bucket lies across its edge; NaN where the run did not get to. */
function columnsOf(run: Run, series: Float64Array): number[] {
  const perColumn = run.durationUs / run.bucketUs / WIDTH;
  return Array.from({ length: WIDTH }, (_, column) => {
    const from = column * perColumn;
    const to = Math.min((column + 1) * perColumn, series.length);
    let sum = 0;
    for (let index = Math.floor(from); index < to; index++) {
      sum += (series[index] ?? 0) * (Math.min(index + 1, to) - Math.max(index, from));
    }
    return to > from ? sum / (to - from) : NaN;
  });
}

function queueSeries(run: Run): Float64Array {
  const sum = new Float64Array(run.bucketCount);
  for (const { kind, series } of run.parts)
    series[kind === 'pool' ? 'waiting' : 'queue']?.forEach((value, index) => (sum[index] = (sum[index] ?? 0) + value));
  return sum;
}

function peak(run: Run, series: Float64Array): number {
  return columnsOf(run, series).reduce((most, value) => (value > most ? value : most), 0);
}

function columnAt(run: Run, timeUs: number): number {
  return Math.round((timeUs / run.durationUs) * WIDTH);
}

function centred(text: string, width: number): string {
  return text.padStart(text.length + ((width - text.length) >> 1), '─').padEnd(width, '─');
}

function roundedUp(value: number): number {
  return value >= 100 ? Math.round(value) : value;
}

const BLOCKS = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const NAME = 9;
const LABEL = 8;
const WIDTH = 80 - NAME - LABEL - 1;
const HEIGHT = 3;
const MOST_ACTIONS = 12;
