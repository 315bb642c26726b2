/** A duration in the two halves that a form shows: how many, and of what. */
export interface DurationText {
  readonly amount: string;
  readonly unit: string;
}

export const UNITS = ['ms', 's', 'm', 'h'] as const;

/** Halves what is written. What is no duration is all amount, so that it can be seen and mended. */
export function splitDuration(text: string, fallback: string): DurationText {
  const match = /^\s*([\d.]+)\s*(µs|us|ms|s|m|h)\s*$/.exec(text);
  return match === null ? { amount: text, unit: fallback } : { amount: match[1] ?? '', unit: match[2] ?? fallback };
}

/** What to write. Someone who types the unit too means it. */
export function joinDuration({ amount, unit }: DurationText): string {
  const text = amount.trim();
  return text === '' || !/^[\d.]+$/.test(text) ? text : `${text}${unit}`;
}

/** `0ms` is `0s`, and `1000ms` is `1s`. */
export function isSameDuration(one: string, other: string): boolean {
  return inMicroseconds(one) === inMicroseconds(other);
}

function inMicroseconds(text: string): number {
  const { amount, unit } = splitDuration(text, '');
  return Math.round(Number(amount) * (MICROSECONDS[unit] ?? NaN));
}

const MICROSECONDS: Readonly<Record<string, number>> = { µs: 1, us: 1, ms: 1e3, s: 1e6, m: 60e6, h: 3600e6 };
