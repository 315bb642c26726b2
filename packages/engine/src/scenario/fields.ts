import * as z from 'zod';
import type { Micros } from '../core/time.ts';
import { DURATION, parseDuration, parseRate, RATE } from './duration.ts';

/** A duration as people write it: `250ms`, `1.5s`, `10m`; parsed to whole microseconds. */
export const duration = () =>
  z
    .string('write a duration such as 250ms or 2s')
    .regex(DURATION, 'write a duration such as 250ms or 2s')
    .refine((text) => parseDuration(text) <= LONGEST_US, 'write a duration of at most 24h')
    .transform((text) => parseDuration(text) as Micros);

/** A duration longer than none. */
export const positiveDuration = () => duration().refine((us) => us > 0, 'write a duration longer than 0s');

/** A rate as people write it: `1000/s`, `30/min`; parsed to a number per second. */
export const rate = () =>
  z
    .string('write a rate such as 1000/s')
    .regex(RATE, 'write a rate such as 1000/s')
    .transform((text) => parseRate(text));

/** A share of a whole, from 0 to 1. */
export const share = () => z.number().min(0).max(1);

/** Exactly one of several keys must be there. */
export function exactlyOne<Shape extends Record<string, z.ZodType>>(shape: Shape) {
  const keys = Object.keys(shape);
  const optional = Object.fromEntries(keys.map((key) => [key, shape[key]!.optional()])) as {
    [Key in keyof Shape]: z.ZodOptional<Shape[Key]>;
  };
  return z
    .strictObject(optional)
    .refine((value) => Object.values(value).filter((each) => each !== undefined).length === 1, {
      error: `write one of ${keys.map((key) => `\`${key}\``).join(', ')}`,
    });
}

const LONGEST_US = 24 * 3_600_000_000;
