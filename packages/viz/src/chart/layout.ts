import type { ChartRun, FlowKey, SeriesKey } from './chart-run.ts';
import { scaleTo, type Scale } from './scale.ts';

/** One of the stacked plots that share the time axis. */
export type PanelName = 'flow' | 'queue' | 'latency';

export type ChartSize = 'small' | 'regular' | 'large';

export interface PanelLayout {
  readonly name: PanelName;
  /** Of the plot's upper edge, in pixels. */
  readonly top: number;
  readonly height: number;
  /** Of its title's baseline. */
  readonly titleY: number;
  readonly scale: Scale;
}

/**
 * Where everything stands, top to bottom, in pixels. Nothing depends on the width: horizontally all places are shares of
 * the plot, so that the first frame of a page is right on every screen and nothing moves when scripts arrive.
 */
export interface ChartLayout {
  readonly height: number;
  /** Of the strip between the first title and its plot, which holds the triggers' labels row by row. */
  readonly stripBottom: number;
  readonly panels: readonly PanelLayout[];
  /** Of the time axis. */
  readonly axisTop: number;
}

export interface LayoutOptions {
  readonly panels: readonly PanelName[];
  readonly lines: readonly FlowKey[];
  readonly size: ChartSize;
  /** Rows of trigger labels, one above the other. */
  readonly labelRows: number;
  /** Runs drawn on the same axes: the axes hold all of them. */
  readonly runs: readonly ChartRun[];
  /** Upper edges that are given rather than found, so that several charts can be compared. */
  readonly limits: Partial<Record<PanelName, number>>;
}

export function layoutChart(options: LayoutOptions): ChartLayout {
  const stripBottom = STRIP_TOP + Math.max(1, options.labelRows) * ROW_HEIGHT;
  let bottom = stripBottom;
  const panels = options.panels.map((name, i) => {
    const top = i === 0 ? stripBottom : bottom + TITLE_HEIGHT;
    const height = HEIGHTS[options.size][name];
    bottom = top + height;
    const titleY = i === 0 ? TITLE_BASELINE : top - 16;
    const scale = scaleTo(options.limits[name] ?? highest(name, options), stepsIn(height));
    return { name, top, height, titleY, scale };
  });
  return { height: bottom + AXIS_HEIGHT, stripBottom, panels, axisTop: bottom };
}

function stepsIn(height: number): number {
  return Math.max(1, Math.min(Math.floor(height / LEAST_STEP), MOST_STEPS));
}

/** The highest value that a panel has to show, and never so little that noise around zero would look like a mountain. */
function highest(panel: PanelName, { lines, runs }: LayoutOptions): number {
  const all = runs.flatMap((run) => seriesOf(panel, lines).map((key) => run.series[key]));
  let most = LEAST[panel];
  for (const series of all) for (const value of series) if (value > most) most = value;
  return most;
}

/** What is drawn in a panel. */
export function seriesOf(panel: PanelName, lines: readonly FlowKey[]): readonly SeriesKey[] {
  switch (panel) {
    case 'flow':
      return lines;
    case 'queue':
      return ['queue'];
    case 'latency':
      return ['latencyP50', 'latencyP99'];
  }
}

export const ROW_HEIGHT = 20;
/** The first panel's title stands above the strip of triggers, the others right above their plots. */
const TITLE_BASELINE = 12;
const STRIP_TOP = 20;
/** A panel's title and the gap above it. */
const TITLE_HEIGHT = 38;
/** Between two lines of the vertical axis. */
const LEAST_STEP = 36;
const MOST_STEPS = 5;
const AXIS_HEIGHT = 40;

const HEIGHTS: Readonly<Record<ChartSize, Readonly<Record<PanelName, number>>>> = {
  small: { flow: 112, queue: 52, latency: 52 },
  regular: { flow: 200, queue: 84, latency: 84 },
  large: { flow: 300, queue: 112, latency: 112 },
};

const LEAST: Readonly<Record<PanelName, number>> = { flow: 1, queue: 10, latency: 0.01 };
