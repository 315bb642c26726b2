import { formatNumber, formatWindow } from '../format.ts';
import type { Measure } from '../measure.ts';
import { backlogSeries, meanOf, slopeOf } from '../reading.ts';

/** Whether what waits is growing: the slope of the straight line through the backlog. Negative where it drains. */
export const backlogTrend: Measure = {
  key: 'backlogTrend',
  form: 'number',
  unit: 'attempts per second',
  describe: 'How fast the backlog (queues, and calls waiting to be retried) grows over the window; below 0 it drains.',
  best: 0,
  direction: 'down',
  about: 'queue',
  measure: (run, window) => slopeOf(run, backlogSeries(run), window),
  look: (_run, window) => window,
  format: (value, digits) => `${formatNumber(value, digits)} attempts/s`,
  sentence: (run, window) => {
    const slope = backlogTrend.measure(run, window);
    const moves = slope > 0 ? 'grows' : 'falls';
    const mean = formatNumber(meanOf(run, backlogSeries(run), window));
    return `The backlog ${formatWindow(window)} is ${mean} attempts on average and ${moves} by ${formatNumber(Math.abs(slope))} a second`;
  },
};
