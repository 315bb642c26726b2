/**
 * A story for the send rate of the AWS SDKs' adaptive mode: from 10 s on ten answers a second, two of which say that the
 * caller is throttled; from 14 s on four a second; and at 20 s three times throttled in a row.
 */
export const ADAPTIVE_ANSWERS: readonly { readonly atMs: number; readonly isThrottled: boolean }[] = [
  ...every(100, { fromMs: 10_000, toMs: 14_000 }),
  ...every(250, { fromMs: 14_000, toMs: 20_000 }),
  ...every(50, { fromMs: 20_000, toMs: 20_150 }),
].map((atMs) => ({ atMs, isThrottled: atMs === 12_000 || atMs === 14_000 || atMs >= 20_000 }));

/**
 * What the SDK makes of it: sends per second allowed after the answer at that instant. Before the first throttling
 * nothing is held back, whatever the rate.
 */
export const ADAPTIVE_RATES: readonly { readonly atMs: number; readonly perSecond: number; readonly why: string }[] = [
  { atMs: 12_000, perSecond: 6.99776, why: '0.7 × the 9.9968/s that were measured' },
  { atMs: 12_100, perSecond: 7.434361, why: 'cubic from there, k = 1.957 s' },
  { atMs: 12_500, perSecond: 8.75903, why: 'fast at first' },
  { atMs: 13_000, perSecond: 9.645966, why: 'slower as it comes near' },
  { atMs: 13_900, perSecond: 9.996725, why: 'at k nearly what it was before' },
  { atMs: 14_000, perSecond: 6.997708, why: '0.7 × the rate, which is less than the 9.999995/s measured' },
  { atMs: 14_500, perSecond: 8.758968, why: 'again' },
  { atMs: 15_000, perSecond: 8.48, why: 'twice the 4.24/s measured is less than the cubic' },
  { atMs: 17_000, perSecond: 8.000768, why: 'an average with weight 0.8 comes near 4/s' },
  { atMs: 20_000, perSecond: 2.8, why: '0.7 × the 4/s measured' },
  { atMs: 20_050, perSecond: 1.96, why: '0.7 × the rate' },
  { atMs: 20_100, perSecond: 1.372, why: '0.7 × the rate' },
];

/**
 * Milliseconds after the last answer, rounded up, at which the first sends go out, each wanted as soon as the one before
 * has gone: the bucket holds 1.372 tokens then, so the second waits for 0.628 of one, and the others for one each.
 */
export const ADAPTIVE_SENDS_MS: readonly number[] = [0, 458, 1_187, 1_916, 2_645];

function every(stepMs: number, { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }): number[] {
  return Array.from({ length: Math.ceil((toMs - fromMs) / stepMs) }, (_, i) => fromMs + i * stepMs);
}
