import { formatTime, formatWindow } from '../format.ts';
import type { Measure } from '../measure.ts';
import { meanOf, rateOf, seriesUnder, worstStretch } from '../reading.ts';

/**
 * Wait and service together, on average over what a server finishes: by Little's law, those in the system divided by
 * those who leave it per second. A run holds quantiles of each bucket and no mean; this needs none.
 */
export const sojournMean: Measure = {
  key: 'sojournMean',
  form: 'duration',
  unit: 'µs',
  describe: 'The average time that an attempt spends at the server `of`, waiting and being served.',
  best: 0,
  direction: 'down',
  about: 'time',
  of: { kinds: ['server'], isRequired: true },
  measure: (run, window) => {
    const of = window.of;
    const inSystem = meanOf(run, seriesUnder(run, { kind: 'server', key: 'inSystem', of }), window);
    const served = rateOf(run, seriesUnder(run, { kind: 'server', key: 'served', of }), window);
    return served > 0 ? (inSystem / served) * 1e6 : NaN;
  },
  look: (run, window) => worstStretch(run, window, (stretch) => sojournMean.measure(run, stretch)),
  format: formatTime,
  sentence: (run, window) =>
    `An attempt spends ${formatTime(sojournMean.measure(run, window))} at ${window.of} on average ${formatWindow(window)}`,
};
