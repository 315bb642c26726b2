/** A duration as people write it, in the largest unit that keeps it short: `250ms`, `1.5s`, `10m`. */
export function formatDuration(durationUs: number): string {
  if (durationUs === 0) return '0s';
  for (const [unit, sizeUs, decimals] of UNITS) {
    const amount = durationUs / sizeUs;
    if (amount >= 1 && Number.isInteger(amount * decimals)) return `${amount}${unit}`;
  }
  return `${durationUs}us`;
}

/** A duration as people write it, in µs; NaN if it is not one. */
export function parseDuration(text: string): number {
  const [, amount, unit] = DURATION.exec(text) ?? [];
  const sizeUs = UNITS.find(([each]) => each === (unit === 'µs' ? 'us' : unit))?.[1];
  return sizeUs === undefined ? NaN : Math.round(Number(amount) * sizeUs);
}

/** A rate as people write it, per second; NaN if it is not one. */
export function parseRate(text: string): number {
  const [, amount, unit] = RATE.exec(text) ?? [];
  const seconds = unit === undefined ? undefined : SECONDS_PER[unit];
  return seconds === undefined ? NaN : Number(amount) / seconds;
}

/** Name, size in µs, and the fractions it may be written in. */
const UNITS = [
  ['h', 3_600_000_000, 1],
  ['m', 60_000_000, 1],
  ['s', 1_000_000, 1_000],
  ['ms', 1_000, 1_000],
  ['us', 1, 1],
] as const;
const SECONDS_PER: Readonly<Record<string, number>> = { s: 1, m: 60, min: 60, h: 3600 };
export const DURATION = /^(\d{1,12}(?:\.\d{1,6})?)(us|µs|ms|s|m|h)$/;
export const RATE = /^(\d{1,9}(?:\.\d{1,6})?)\/(s|m|min|h)$/;
