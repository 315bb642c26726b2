import type { Interval, Sweep } from '@basin/experiments';
import { formatNumber } from '../number.ts';
import { intervalText } from '../plot/words.ts';
import type { MeaningId } from '../theme/meanings.ts';

/** One measure of one line of a sweep. */
export interface SweepCurve {
  /** Which of the answer's lines, and which of its measures. */
  readonly line: number;
  readonly measure: number;
  readonly word: string;
  readonly of: MeaningId;
}

/** What a formula says, to be held against what was measured. */
export interface TheoryCurve {
  /** The formula's name. */
  readonly word: string;
  /** What it is of: the word of the curve beside it. */
  readonly curve: string;
  readonly of: MeaningId;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** What an axis is called, and how its values are written. */
export interface SweepAxis {
  readonly title: string;
  /** Written after values in sentences; the title of the axis says it for its marks. */
  readonly unit?: string;
  /** Marks and values are written as percent. */
  readonly isShare?: boolean;
}

export interface SweepWords {
  readonly x: SweepAxis;
  readonly y: SweepAxis;
  readonly curves: readonly SweepCurve[];
}

export function written({ isShare }: SweepAxis): (value: number) => string {
  return isShare ? (value) => `${formatNumber(Math.round(value * 1000) / 10)}${NO_BREAK}%` : formatNumber;
}

/** A value where words are around it. */
function withUnit(axis: SweepAxis, value: number): string {
  return `${written(axis)(value)}${unitOf(axis)}`;
}

export function unitOf({ unit }: SweepAxis): string {
  if (unit === undefined) return '';
  return unit.startsWith('/') ? unit : `${NO_BREAK}${unit}`;
}

export function readingAt(answer: Sweep, curve: SweepCurve, index: number): Interval {
  return answer.lines[curve.line]?.[index]?.readings[curve.measure] ?? NOTHING;
}

/** One point in words: `80 %: mean 0.5 (0.49 to 0.51) s, p99 2.3 (2.2 to 2.4) s`. */
export function pointText(answer: Sweep, { x, y, curves }: SweepWords, index: number): string {
  const values = curves.map((curve) => `${curve.word} ${measuredText(answer, curve, { y, index })}`);
  return `${withUnit(x, answer.along[index] ?? NaN)}: ${values.join(', ')}`;
}

/** What the picture shows: each curve at its beginning, where it has come half the way, and at its end. */
export function describeSweep(answer: Sweep, { x, y, curves }: SweepWords): string {
  const last = answer.along.length - 1;
  if (last < 0 || answer.seeds.length === 0) return 'Nothing was tried yet.';
  const places = [...new Set([0, Math.round(last / 2), last])];
  const sentences = curves.map((curve) => {
    const values = places.map(
      (index) => `${measuredText(answer, curve, { y, index })} at ${withUnit(x, answer.along[index] ?? NaN)}`,
    );
    return `${capital(curve.word)}: ${values.join(', ')}.`;
  });
  const seeds = answer.seeds.length === 1 ? 'One seed' : `Means over ${answer.seeds.length} seeds, with 95 % intervals`;
  return `${seeds}. ${sentences.join(' ')}`;
}

function measuredText(
  answer: Sweep,
  curve: SweepCurve,
  { y, index }: { readonly y: SweepAxis; readonly index: number },
) {
  return `${intervalText(readingAt(answer, curve, index), written(y))}${unitOf(y)}`;
}

/** At the beginning of a sentence; p99 stays what it is called. */
function capital(word: string): string {
  return /^p\d/.test(word) ? word : `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

const NO_BREAK = '\u202f';
const NOTHING: Interval = { value: NaN, low: -Infinity, high: Infinity };
