import type { Axis } from '@basin/experiments';
import type { MapAxisWords } from '@basin/viz';
import { experimentPath } from '../curves/experiment-path.ts';

/** A number of a system that a block of a text varies, as its author writes it. */
export interface Varied {
  /** As controls of a live figure name it: `scenario/triggers/slow/for`, `guards/servers/checkout/queueLimit/capacity`. */
  readonly at: string;
  /** What it is, as the title of an axis: `queue limit`. */
  readonly says: string;
  readonly from: number;
  readonly to: number;
  /** What its values are multiples of. */
  readonly step?: number;
  /** Durations are written in these; the engine counts µs. */
  readonly unit?: 's' | 'ms';
}

/** In the engine's units. Durations are whole µs. */
export function axisOf(varied: Varied): Axis {
  const micros = perUnit(varied);
  const step = varied.step === undefined ? (micros === 1 ? undefined : 1) : varied.step * micros;
  const path = experimentPath(varied.at);
  return { path, from: varied.from * micros, to: varied.to * micros, ...(step !== undefined && { step }) };
}

/** How pictures write its values. */
export function inWords(varied: Varied): Required<MapAxisWords> {
  const { says, unit } = varied;
  return {
    title: unit === undefined ? says : `${says}, ${unit}`,
    format: (value) => written(value / perUnit(varied)),
  };
}

/** `9.5 s`. */
export function writtenIn(varied: Varied, value: number): string {
  const number = inWords(varied).format(value);
  return varied.unit === undefined ? number : `${number}\u202f${varied.unit}`;
}

/** How many of the engine's units are one of the author's. */
export function perUnit({ unit }: Pick<Varied, 'unit'>): number {
  if (unit === undefined) return 1;
  return unit === 's' ? 1e6 : 1e3;
}

/** Three digits and all whole ones: an edge is found to some percent of where it is. */
function written(value: number): string {
  const decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return Number(value.toFixed(decimals)).toLocaleString('en').replaceAll(',', '\u202f');
}
