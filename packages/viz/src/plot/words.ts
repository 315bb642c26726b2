import type { Interval, Share } from '@basin/experiments';
import { formatNumber } from '../number.ts';

/** A number with its interval, in digits that the interval leaves standing: `812 (790 to 840)`. One seed has none. */
export function intervalText({ value, low, high }: Interval, format: (value: number) => string = formatNumber): string {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return format(value);
  if (low === high) return format(value);
  const place = 10 ** Math.floor(Math.log10((high - low) / 4));
  const rounded = (each: number): number => Number((Math.round(each / place) * place).toPrecision(12));
  return `${format(rounded(value))} (${format(rounded(low))} to ${format(rounded(high))})`;
}

/** Of so few seeds a count says more than a share: `3 of 4`. */
export function countText({ count, of }: Share): string {
  return `${count} of ${of}`;
}

/** On an axis of decades: `0.1`, `1 000`, and beyond what can be read at a glance `10⁻⁴`. */
export function decadeText(value: number): string {
  if (value >= 0.01 && value < 1e5) return formatNumber(value);
  const exponent = String(Math.round(Math.log10(value)));
  return `10${exponent.replaceAll(/[-\d]/g, (digit) => SUPERSCRIPTS.charAt(DIGITS.indexOf(digit)))}`;
}

const DIGITS = '-0123456789';
const SUPERSCRIPTS = '⁻⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A series of an experiment as the title of an axis. Parts are named as in the scenario. */
export function seriesTitle(name: string): string {
  return SERIES[name] ?? name.replace(/\.(attempts|retries)$/, ': $1 per second').replace(/\.(\w+)$/, ': $1');
}

const SERIES: Readonly<Record<string, string>> = {
  offered: 'calls offered per second',
  good: 'goodput per second',
  attempts: 'attempts per second',
  queue: 'attempts waiting in queues',
  backingOff: 'calls waiting to be tried again',
  inFlight: 'attempts in flight',
  backlog: 'backlog: attempts and calls that wait',
};
