import type { Interval, Share } from '@basin/experiments';
import { field, type Field } from '../json/field.ts';
import { formatNumber } from '../terminal/number.ts';

/** What is in front of the fields of every experiment. */
export const commonFields: readonly Field[] = [
  field('version', 'number', 'Of this format: 1.'),
  field('engineVersion', 'text', 'The engine that made the runs.'),
  field('title', 'text', "The scenario's title, or else the name of its folder."),
  field('scenarioFile', 'text', 'The file it is in.'),
];

/** The three fields of a number with its interval. */
export function intervalFields(path: string, holds: string, describe: string): Field[] {
  return [
    field(`${path}.value`, holds, describe),
    field(`${path}.low`, holds, 'The truth lies above this with 97.5 % confidence; `null`: nothing is known.'),
    field(`${path}.high`, holds, 'And below this.'),
  ];
}

export function shareFields(path: string, describe: string): Field[] {
  return [
    ...intervalFields(path, 'share', describe),
    field(`${path}.count`, 'number', 'How many.'),
    field(`${path}.of`, 'number', 'Of how many.'),
  ];
}

export const changesField = (path: string): Field =>
  field(path, 'text', 'What makes these runs again: each is a `--change` of `basin run`.');

/** `12.3 (11.8 … 12.9)`; without an interval where one run gives none. */
export function shownInterval(
  { value, low, high }: Interval,
  format: (value: number) => string = formatNumber,
): string {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return format(value);
  return low === high ? format(value) : `${format(value)} (${format(low)} … ${format(high)})`;
}

export function shownShare({ count, of, low, high }: Share): string {
  return `${count} of ${of} (${percent(low)} … ${percent(high)})`;
}

export function percent(share: number): string {
  return Number.isNaN(share) ? '—' : `${formatNumber(Math.round(share * 1000) / 10)} %`;
}

/** A bar of at most `width` characters. */
export function bar(value: number, top: number, width: number): string {
  const share = top > 0 && Number.isFinite(value) ? Math.min(1, Math.max(0, value / top)) : 0;
  return '█'.repeat(Math.round(share * width));
}

export function scaled({ value, low, high }: Interval, factor: number): Interval {
  return { value: value * factor, low: low * factor, high: high * factor };
}
