import type { Hysteresis, HysteresisQuestion, System } from '@basin/experiments';

/** Load up, then down, as a figure of a page: plain data, made on the server. */
export interface HysteresisFigure {
  /** Of its element, and of its state in an address. */
  readonly id: string;
  readonly title: string;
  readonly system: System;
  readonly loads: readonly number[];
  readonly holdUs: number;
  /** Seeds 1 to so many, when the reader asks. */
  readonly seeds: number;
  readonly first: Hysteresis;
}

export function questionOf(figure: Omit<HysteresisFigure, 'first'>, most = figure.seeds): HysteresisQuestion {
  const { system, loads, holdUs } = figure;
  return { system, loads, holdUs, seeds: Array.from({ length: most }, (_, index) => index + 1) };
}
