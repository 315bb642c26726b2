import type { EffectivePotential } from '@basin/experiments';
import { formatNumber } from '../number.ts';
import { shareOn, type Axis } from '../plot/axis.ts';
import type { Place } from '../plot/shapes.ts';
import { seriesTitle } from '../plot/words.ts';

/** The landscape as places: stretches that were measured without a gap, each with its ground from left to right. */
export interface Landscape {
  readonly stretches: readonly (readonly Place[])[];
  /** From one measured stretch to the next, and at the ends: shares of the width. */
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
}

/**
 * Where the ground lies. Stretches begin anew at the same height, for nobody saw how high one lies over another. A stretch
 * reaches half a bin beyond its first and last middle: to where it was measured.
 */
export function landscapeOf({ bins }: EffectivePotential): Landscape {
  const heights = bins.map(({ potential }) => potential);
  const known = heights.filter((height) => height !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const depth = high > low ? high - low : 1;
  const y = (potential: number): number => SKY + ((high - potential) / depth) * (1 - SKY - GROUND);
  const stretches: Place[][] = [];
  for (const [index, height] of heights.entries()) {
    if (height === null) continue;
    if (index === 0 || heights[index - 1] === null) stretches.push([{ x: index / bins.length, y: y(height) }]);
    stretches.at(-1)?.push({ x: (index + 0.5) / bins.length, y: y(height) });
    if (heights[index + 1] === undefined || heights[index + 1] === null)
      stretches.at(-1)?.push({ x: (index + 1) / bins.length, y: y(height) });
  }
  return { stretches, gaps: gapsBetween(stretches) };
}

function gapsBetween(stretches: readonly (readonly Place[])[]): Landscape['gaps'] {
  const froms = [0, ...stretches.map((stretch) => stretch.at(-1)?.x ?? 0)];
  const tos = [...stretches.map((stretch) => stretch[0]?.x ?? 1), 1];
  return froms.map((from, index) => ({ from, to: tos[index] ?? 1 })).filter(({ from, to }) => to - from > 1e-9);
}

/** The ground below a place, or null where it was not measured. */
export function groundAt({ stretches }: Landscape, x: number): number | null {
  for (const stretch of stretches) {
    const next = stretch.findIndex((place) => place.x >= x);
    const [left, right] = [stretch[Math.max(0, next - 1)], stretch[next]];
    if (!left || !right || left.x > x) continue;
    const share = right.x === left.x ? 0 : (x - left.x) / (right.x - left.x);
    return left.y + share * (right.y - left.y);
  }
  return null;
}

export function axisOfPotential({ bins }: EffectivePotential): Axis {
  const [first, last] = [bins[0]?.at ?? 0, bins.at(-1)?.at ?? 1];
  return { from: 0, to: first + last, ticks: [], isLog: false };
}

export function describePotential(potential: EffectivePotential, now: number | undefined): string {
  const { wells, barriers, bins, along } = potential;
  const list = (values: readonly number[]): string => values.map(formatNumber).join(' and ');
  const shape = `Along ${seriesTitle(along)} the landscape has ${wells.length === 0 ? 'no well' : `wells at ${list(wells)}`}${barriers.length === 0 ? ' and no hill between' : ` and hills at ${list(barriers)}`}.`;
  const open = bins.filter((bin) => bin.potential === null).length;
  const gaps = open === 0 ? '' : ` ${open} of ${bins.length} stretches were not measured and are left open.`;
  if (now === undefined) return `${shape}${gaps}`;
  const isKnown = groundAt(landscapeOf(potential), shareOn(axisOfPotential(potential), now)) !== null;
  return `${shape}${gaps} The system is at ${formatNumber(now)}${isKnown ? '' : ', where nothing was measured'}.`;
}

/** Shares of the height that are kept for the ball above the highest place and for the ground below the lowest. */
const SKY = 0.22;
const GROUND = 0.16;
