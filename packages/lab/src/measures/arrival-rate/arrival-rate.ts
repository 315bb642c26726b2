import { formatNumber, formatRate, formatWindow } from '../format.ts';
import type { Measure } from '../measure.ts';
import { rateOf, TAKES_ARRIVALS, totalArrivals, worstStretch } from '../reading.ts';

/** What reaches one component, whoever sent it: where retries of several layers meet, this is where they are counted. */
export const arrivalRate: Measure = {
  key: 'arrivalRate',
  form: 'number',
  unit: 'arrivals per second',
  describe: 'Attempts that arrive at the component named by `of`, per second, on average over the window.',
  best: 0,
  direction: 'down',
  about: 'load',
  of: { kinds: TAKES_ARRIVALS, isRequired: true },
  measure: (run, window) => rateOf(run, totalArrivals(run, window.of), window),
  look: (run, window) => worstStretch(run, window, (stretch) => arrivalRate.measure(run, stretch)),
  format: (value, digits) => `${formatNumber(value, digits)}/s`,
  sentence: (run, window) =>
    `${formatRate(arrivalRate.measure(run, window))} arrive at ${window.of} ${formatWindow(window)}`,
};
