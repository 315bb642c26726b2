import { formatNumber, formatWindow } from '../format.ts';
import type { Measure } from '../measure.ts';
import { meanOf, seriesUnder, worstStretch } from '../reading.ts';

export const queueMean: Measure = {
  key: 'queueMean',
  form: 'number',
  unit: 'attempts',
  describe: 'Attempts waiting at all servers, or at those under the name `of`, on average over the window.',
  best: 0,
  direction: 'down',
  about: 'queue',
  of: { kinds: ['server'], isRequired: false },
  measure: (run, window) => meanOf(run, seriesUnder(run, { kind: 'server', key: 'queue', of: window.of }), window),
  look: (run, window) => worstStretch(run, window, (stretch) => queueMean.measure(run, stretch)),
  format: (value, digits) => `${formatNumber(value, digits)} attempts`,
  sentence: (run, window) =>
    `${formatNumber(queueMean.measure(run, window))} attempts wait${window.of === undefined ? '' : ` at ${window.of}`} on average ${formatWindow(window)}`,
};
