import * as z from 'zod';

/** A duration as people write it in lab.yaml, the same as in scenario.yaml: `250ms`, `60s`; parsed to µs. */
export const duration = () => durationText().transform(durationUs);

/** The same, left as a text. */
export const durationText = () => z.string(WISH).regex(DURATION, WISH);

/** NaN if it is not one. */
export function durationUs(text: string): number {
  const [, amount, unit = ''] = DURATION.exec(text) ?? [];
  return Math.round(Number(amount) * (US_PER[unit] ?? NaN));
}

const WISH = 'write a duration such as 250ms or 2s';
const US_PER: Readonly<Record<string, number>> = { us: 1, ms: 1e3, s: 1e6, m: 6e7, h: 3.6e9 };
const DURATION = /^(\d{1,9}(?:\.\d{1,6})?)(us|ms|s|m|h)$/;
