import { formatNumber, formatWindow } from '../format.ts';
import type { Measure } from '../measure.ts';
import { meanOf, totalSeries, worstStretch } from '../reading.ts';

export const queueMean: Measure = {
  key: 'queueMean',
  form: 'number',
  unit: 'attempts',
  describe: 'Attempts waiting at servers, on average over the window.',
  best: 0,
  direction: 'down',
  about: 'queue',
  measure: (run, window) => meanOf(run, totalSeries(run, 'server', 'queue'), window),
  look: (run, window) => worstStretch(run, window, (stretch) => queueMean.measure(run, stretch)),
  format: (value, digits) => `${formatNumber(value, digits)} attempts`,
  sentence: (run, window) =>
    `${formatNumber(queueMean.measure(run, window))} attempts wait on average ${formatWindow(window)}`,
};
