import { formatDuration } from '@basin/engine';
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

/** Rounded for a reader: `2.44s`, `12.3ms`. */
export function formatTime(us: number, digits = 3): string {
  if (!Number.isFinite(us)) return Number.isNaN(us) ? 'none' : 'never';
  const size = Math.max(1, us);
  const step = 10 ** Math.max(0, Math.floor(Math.log10(size)) + 1 - digits);
  return formatDuration(Math.max(0, Math.round(Math.round(us / step) * step)));
}

/** `from 2m to 5m`. */
export function formatWindow(window: Window): string {
  return `from ${formatTime(window.fromUs, 6)} to ${formatTime(window.toUs, 6)}`;
}

const NO_BREAK_SPACE = '\u00a0';
