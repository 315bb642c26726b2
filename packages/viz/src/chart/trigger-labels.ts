import type { ChartRun } from './chart-run.ts';
import { triggerText } from './trigger-windows.ts';

export interface PlacedLabel {
  readonly x: string;
  readonly anchor: 'start' | 'end';
  /** Counted upwards from the plot. */
  readonly row: number;
}

/**
 * Finds a place above its trigger for every label: beginning at the trigger's left edge or, far to the right, ending at
 * its right edge; a row higher where two would meet on the narrowest screen.
 */
export function placeLabels(run: ChartRun): { rows: number; labels: PlacedLabel[] } {
  const ends: number[] = [];
  const labels = run.triggers.map((trigger): PlacedLabel => {
    const width = (triggerText(trigger).length * CHARACTER_WIDTH) / NARROWEST_PLOT;
    const toUs = Math.min(trigger.toUs, run.durationUs);
    const [from, to] = [trigger.fromUs / run.durationUs, toUs / run.durationUs];
    const anchor = from + width > 1 ? 'end' : 'start';
    const left = anchor === 'start' ? from : to - width;
    const free = ends.findIndex((end) => end <= left);
    const row = free === -1 ? ends.length : free;
    ends[row] = left + width;
    return { x: anchor === 'start' ? share(trigger.fromUs, run) : share(toUs, run), anchor, row };
  });
  return { rows: ends.length, labels };
}

/** A time as a share of the plot's width. */
export function share(us: number, run: { readonly durationUs: number }): string {
  return `${Number(((us / run.durationUs) * 100).toFixed(4))}%`;
}

/** Of the label's face, on average, with a gap to the next label: in pixels. */
const CHARACTER_WIDTH = 6.2;
/** A phone's 360 pixels without margins and axis labels. */
const NARROWEST_PLOT = 264;
