import { formatNumber } from '@basin/viz';
import type { CurveFigure } from './curve-figure.ts';

/** A value of one of the axes as it is written in a sentence. */
export function valueText({ question }: Pick<CurveFigure, 'question'>, value: number, of: 'x' | 'y' = 'y'): string {
  if (question.kind === 'load') return `${formatNumber(value)}/s`;
  const { isShare, unit } = question[of];
  const number = isShare ? `${formatNumber(Math.round(value * 1000) / 10)}${NO_BREAK}%` : formatNumber(value);
  if (unit === undefined) return number;
  return unit.startsWith('/') ? `${number}${unit}` : `${number}${NO_BREAK}${unit}`;
}

const NO_BREAK = '\u202f';
