import { assert } from './assert.ts';

declare const unit: unique symbol;

/**
 * Simulated time, in whole microseconds.
 *
 * Decision: whole numbers, so that two events meant for the same instant compare equal and a run does not depend on
 * the order in which delays were added. A float64 holds them exactly for 285 years.
 */
export type Micros = number & { readonly [unit]: 'µs' };

export const micros = (count: number): Micros => {
  assert(Number.isSafeInteger(count) && count >= 0, 'a duration is a whole number of µs');
  return count as Micros;
};

export const millis = (count: number): Micros => micros(Math.round(count * 1_000));
export const seconds = (count: number): Micros => micros(Math.round(count * 1_000_000));
