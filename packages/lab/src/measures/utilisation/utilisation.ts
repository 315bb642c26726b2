import { formatShare, formatWindow } from '../format.ts';
import type { Measure } from '../measure.ts';
import { meanOf, meanSeries, worstStretch } from '../reading.ts';

/**
 * The share of workers at work. Better the higher it is, because this measure asks what an answer costs: whoever buys a
 * hundred servers for the work of three meets any goal about latency.
 */
export const utilisation: Measure = {
  key: 'utilisation',
  form: 'number',
  unit: 'share of workers',
  describe: 'Workers at work ÷ workers of the server named by `of`, on average over the window.',
  best: 1,
  direction: 'up',
  about: 'idle',
  of: { kinds: ['server'], isRequired: true },
  measure: (run, window) => meanOf(run, meanSeries(run, { kind: 'server', key: 'utilisation', of: window.of }), window),
  look: (run, window) => worstStretch(run, window, (stretch) => -utilisation.measure(run, stretch)),
  format: formatShare,
  sentence: (run, window) =>
    `${window.of} is ${formatShare(utilisation.measure(run, window))} busy ${formatWindow(window)}`,
};
