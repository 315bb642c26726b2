import { formatNumber, formatRate, formatTime, formatWindow } from '../format.ts';
import type { Measure, Window } from '../measure.ts';
import { bucketsIn, MICROS_PER_SECOND, rateOf, TAKES_ARRIVALS, totalArrivals } from '../reading.ts';
import type { Run } from '@basin/engine';

/**
 * How unevenly a component is met: its busiest bucket over its average one. A herd shows here and nowhere in an average.
 *
 * By chance alone the busiest of n buckets with a mean of m arrivals lies about √(2 ln n ÷ m) above 1: a bound wants
 * buckets that hold hundreds.
 */
export const arrivalsPeak: Measure = {
  key: 'arrivalsPeak',
  form: 'number',
  unit: 'times the average',
  describe: 'The busiest bucket of arrivals at the component named by `of`, as times the average over the window.',
  best: 1,
  direction: 'down',
  about: 'herd',
  of: { kinds: TAKES_ARRIVALS, isRequired: true },
  measure: (run, window) => {
    const mean = rateOf(run, totalArrivals(run, window.of), window);
    return mean > 0 ? rateOf(run, totalArrivals(run, window.of), busiest(run, window)) / mean : NaN;
  },
  look: (run, window) => {
    const { fromUs, toUs } = busiest(run, window);
    const marginUs = AROUND_US;
    return {
      ...window,
      fromUs: Math.max(window.fromUs, fromUs - marginUs),
      toUs: Math.min(window.toUs, toUs + marginUs),
    };
  },
  format: (value, digits) => `${formatNumber(value, digits)}×`,
  sentence: (run, window) => {
    const peak = busiest(run, window);
    const rate = (each: Window) => formatRate(rateOf(run, totalArrivals(run, window.of), each));
    return `At ${formatTime(peak.fromUs, 6)} ${rate(peak)} arrive at ${window.of}, against ${rate(window)} on average ${formatWindow(window)}`;
  },
};

/** The first of equals; the window itself where it holds no bucket. */
function busiest(run: Run, window: Window): Window {
  const { first, end } = bucketsIn(run, window);
  if (end === first) return window;
  const arrivals = totalArrivals(run, window.of).subarray(first, end);
  const index = first + arrivals.indexOf(arrivals.reduce((most, value) => Math.max(most, value), 0));
  return { ...window, fromUs: index * run.bucketUs, toUs: (index + 1) * run.bucketUs };
}

const AROUND_US = 5 * MICROS_PER_SECOND;
