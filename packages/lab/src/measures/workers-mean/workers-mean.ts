import { formatNumber, formatWindow } from '../format.ts';
import type { Measure } from '../measure.ts';
import { meanOf, seriesUnder, worstStretch } from '../reading.ts';

/** What an answer costs in machines. */
export const workersMean: Measure = {
  key: 'workersMean',
  form: 'number',
  unit: 'workers',
  describe: 'Workers in service at all servers, or at those under the name `of`, on average over the window.',
  best: 0,
  direction: 'down',
  about: 'idle',
  of: { kinds: ['server'], isRequired: false },
  measure: (run, window) => meanOf(run, seriesUnder(run, { kind: 'server', key: 'workers', of: window.of }), window),
  look: (run, window) => worstStretch(run, window, (stretch) => workersMean.measure(run, stretch)),
  format: (value, digits) => `${formatNumber(value, digits)} workers`,
  sentence: (run, window) =>
    `${formatNumber(workersMean.measure(run, window))} workers are in service ${formatWindow(window)}`,
};
