import type { BasinWidth, BasinWidthQuestion, System } from '@basin/experiments';
import { axisOf, type Varied } from '../varied/index.ts';

/** The width of a basin as a figure of a page: plain data, made on the server. */
export interface TippingFigure {
  /** Of its element, and of its state in an address. */
  readonly id: string;
  readonly title: string;
  readonly system: System;
  readonly along: Varied;
  readonly ask: string;
  /** Seeds 1 to so many, when the reader asks. */
  readonly seeds: number;
  readonly settleUs?: number | undefined;
  readonly first: BasinWidth;
}

export function questionOf(figure: Omit<TippingFigure, 'first'>, most = figure.seeds): BasinWidthQuestion {
  const { system, along, settleUs } = figure;
  return {
    system,
    along: axisOf(along),
    seeds: Array.from({ length: most }, (_, index) => index + 1),
    ...(settleUs !== undefined && { settleUs }),
  };
}

/** How a guess lies to what was found. */
export function verdictOn(guess: number, { width }: Pick<BasinWidth, 'width'>): string {
  if (guess < width.low) return 'It stands more than you thought.';
  if (guess > width.high)
    return guess > 2 * width.value ? 'It stands far less than you thought.' : 'It stands less than you thought.';
  return 'That is within what the seeds leave open.';
}
