import { offeredPerSecond, type Axis, type System } from '@basin/experiments';
import type { Missing } from '../find/folder.ts';
import { formedNumber, type FormedNumber } from './number-form.ts';

export interface FormedAxis extends Axis {
  readonly number: FormedNumber;
}

/** `triggers.slow.for=1s..40s`: a number of the system, from one value to another. */
export function readAxis(text: string, system: System): { axis: FormedAxis } | { missing: Missing } {
  const [, path, from, to] = /^(.+)=([^=]+?)\.\.([^=]+)$/.exec(text) ?? [];
  if (path === undefined || from === undefined || to === undefined) {
    const says = `"${text}" is no range of a number.`;
    return { missing: { says, instead: 'Write path=from..to, such as triggers.slow.for=1s..40s.' } };
  }
  const at = formedNumber(system, path.trim());
  if ('missing' in at) return at;
  const [low, high] = [at.number.read(from.trim()), at.number.read(to.trim())];
  if ('missing' in low) return low;
  if ('missing' in high) return high;
  if (!(high.value > low.value)) {
    return { missing: { says: `"${text}" is an empty range.`, instead: 'Write the smaller value first.' } };
  }
  return { axis: axisOf(at.number, low.value, high.value) };
}

export function axisOf(number: FormedNumber, from: number, to: number): FormedAxis {
  return { path: number.path, from, to, number, ...(number.isWhole ? { step: 1 } : {}) };
}

/** The load there is; or that there is none to set. */
export function usualLoad({ scenario }: System): { perSecond: number } | { missing: Missing } {
  const perSecond = offeredPerSecond(scenario);
  if (perSecond > 0) return { perSecond };
  const says = 'No client of this scenario arrives at a rate, so there is no load to set.';
  return { missing: { says, instead: 'Give a client `arrivals`, or vary another number: `basin width --along`.' } };
}

/** `200..1600`, with or without `/s`: calls per second. */
export function readLoads(text: string): { from: number; to: number } | { missing: Missing } {
  const [, from, to] = /^(\d+(?:\.\d+)?)(?:\/s)?\.\.(\d+(?:\.\d+)?)(?:\/s)?$/.exec(text) ?? [];
  const [low, high] = [Number(from), Number(to)];
  if (low > 0 && high > low) return { from: low, to: high };
  return {
    missing: { says: `"${text}" is no range of loads.`, instead: 'Write calls per second, such as 200..1600.' },
  };
}

/** So many values at equal distances, ends included; of loads, to a thousandth of a call. */
export function spread({ from, to }: { readonly from: number; readonly to: number }, count: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const value = from + ((to - from) * index) / Math.max(1, count - 1);
    return Math.round(value * 1000) / 1000;
  });
}
