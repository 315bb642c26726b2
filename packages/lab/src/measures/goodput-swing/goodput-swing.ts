import type { Run } from '@basin/engine';
import { formatRate, formatShare, formatWindow } from '../format.ts';
import type { Measure, Window } from '../measure.ts';
import { bucketsIn, goodputIn, worstStretch } from '../reading.ts';

/**
 * How much goodput swings: its standard deviation from bucket to bucket, as a share of its mean.
 *
 * Poisson arrivals alone give 1 ÷ √(goodput per bucket): 3 % at a thousand calls, 10 % at a hundred.
 */
export const goodputSwing: Measure = {
  key: 'goodputSwing',
  form: 'number',
  unit: 'share of its mean',
  describe: 'Standard deviation of goodput from bucket to bucket ÷ its mean, over the window.',
  best: 0,
  direction: 'down',
  about: 'swing',
  measure: (run, window) => {
    const values = goodputs(run, window);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    return mean > 0 ? Math.sqrt(variance) / mean : NaN;
  },
  look: (run, window) => worstStretch(run, window, (stretch) => goodputSwing.measure(run, stretch)),
  format: formatShare,
  sentence: (run, window) => {
    const values = goodputs(run, window);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return `Goodput swings between ${formatRate(least)} and ${formatRate(most)} ${formatWindow(window)}`;
  },
};

function goodputs(run: Run, window: Window): number[] {
  const { first, end } = bucketsIn(run, window);
  return Array.from({ length: end - first }, (_, index) => {
    const fromUs = (first + index) * run.bucketUs;
    return goodputIn(run, { ...window, fromUs, toUs: fromUs + run.bucketUs }).good;
  });
}
