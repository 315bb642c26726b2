import type { Window } from './measure.ts';

/** `1 000`, `12.5`, `0.034`: at most `digits` significant digits, thousands apart. */
export function formatNumber(value: number, digits = 3): string {
  if (Number.isNaN(value)) return 'none';
  if (!Number.isFinite(value)) return value > 0 ? 'without end' : 'without end, downwards';
  const size = Math.abs(value);
  const decimals = size === 0 ? 0 : Math.min(Math.max(0, digits - 1 - Math.floor(Math.log10(size))), 12);
  const [whole = '', fraction = ''] = value.toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, NO_BREAK_SPACE);
  const decimalPart = fraction.replace(/0+$/, '');
  const written = decimalPart === '' ? grouped : `${grouped}.${decimalPart}`;
  return written === '-0' ? '0' : written.replace('-', '−');
}

/** `97.3 %`. */
export function formatShare(value: number, digits = 3): string {
  return `${formatNumber(value * 100, digits)}${NO_BREAK_SPACE}%`;
}

/** `1 000/s`. */
export function formatRate(perSecond: number): string {
  return `${formatNumber(perSecond)}/s`;
}

/** Rounded for a reader, in the unit that fits: `2.44 s`, `12.3 ms`; minutes are seconds, as on the axis of a chart. */
export function formatTime(us: number, digits = 3): string {
  if (!Number.isFinite(us)) return Number.isNaN(us) ? 'none' : 'never';
  const [unit, sizeUs] = UNITS.find(([, size]) => us >= size) ?? ['s', 1_000_000];
  return `${formatNumber(Math.max(0, us) / sizeUs, digits)}${NO_BREAK_SPACE}${unit}`;
}

/** `from 120 s to 300 s`. */
export function formatWindow(window: Pick<Window, 'fromUs' | 'toUs'>): string {
  return `from ${formatTime(window.fromUs, 6)} to ${formatTime(window.toUs, 6)}`;
}

/** ` of users`, where a goal asks about one part. */
export function ofPart({ of }: Window): string {
  return of === undefined ? '' : ` of ${of}`;
}

const UNITS = [
  ['s', 1_000_000],
  ['ms', 1_000],
  ['µs', 1],
] as const;
const NO_BREAK_SPACE = '\u00a0';
