/**
 * Numbers as other systems want them. The engine counts whole µs, shares and rates per second; whoever needs something
 * coarser gets it rounded, and a sentence that says so.
 */

/** A duration as protobuf writes it in JSON: `0.25s`. */
export const seconds = (us: number): string => `${us / 1_000_000}s`;

/** At least one millisecond, for those who know nothing shorter. */
export const millis = (us: number): number => Math.max(1, Math.round(us / 1000));

/** Whole milliseconds, written as seconds. */
export const milliseconds = (us: number): string => `${millis(us)}ms`;

export const wholeSeconds = (us: number): number => Math.max(1, Math.ceil(us / 1_000_000));

/** 0.07 is 7 percent, and not 7.000000000000001. */
export const percent = (share: number): number => tidy(share * 100);

export const wholePercent = (share: number): number => Math.round(percent(share));

/** Without what binary fractions add behind the twelfth digit. */
export const tidy = (number: number): number => Number(number.toPrecision(12));

/** The sentence about a duration that is no whole number of milliseconds; false if it is one. */
export const roundedToMillis = (what: string, us: number): string | false =>
  millis(us) * 1000 !== us && `${what} is rounded to ${millis(us)} ms, from ${us / 1000} ms`;

export const roundedToSeconds = (what: string, us: number): string | false =>
  wholeSeconds(us) * 1_000_000 !== us && `${what} is rounded up to whole seconds, from ${us / 1_000_000} s`;

export const roundedToPercent = (what: string, share: number): string | false =>
  wholePercent(share) !== percent(share) && `${what} is rounded to whole percent, from ${percent(share)} %`;

/** A bucket that fills in steps. */
export interface Filling {
  readonly tokens: number;
  readonly everyUs: number;
}

/**
 * A rate as the shortest steps of `leastUs` or more that are whole milliseconds, add whole tokens and keep the rate to
 * within a thousandth. There is always one: half a millisecond is a thousandth of half a second.
 *
 * Where a step adds more than `burst` tokens it fills the bucket and the rest is lost: `isShort`.
 */
export function filling(rate: number, burst: number, leastUs: number): Filling & { readonly isShort: boolean } {
  for (let tokens = Math.max(1, Math.ceil((rate * leastUs) / 1_000_000)); ; tokens++) {
    const everyMs = Math.round((tokens * 1000) / rate);
    const isKept = Math.abs(tokens / (everyMs / 1000) / rate - 1) <= 0.001;
    if (isKept && everyMs * 1000 >= leastUs) return { tokens, everyUs: everyMs * 1000, isShort: tokens > burst };
  }
}
