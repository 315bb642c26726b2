import { formatTime, formatWindow, ofPart } from '../format.ts';
import type { Measure } from '../measure.ts';
import { added, partsOf, seriesOf, weightedMeanOf, worstStretch } from '../reading.ts';

/**
 * The 99th percentile of what callers see, second by second, averaged over the window with the calls of each second as
 * weights.
 *
 * Decision: an average of percentiles, not the percentile over the window, which a run does not hold. In a steady
 * stretch the two agree; over a stretch with a short disturbance this one is lower, so a goal that is about a
 * disturbance takes a window around it. Calls that never end OK do not count here: that is what goodput is for.
 */
export const latencyP99: Measure = {
  key: 'latencyP99',
  form: 'duration',
  unit: 'µs',
  describe: 'The 99th percentile of caller latency in each second, averaged over the window, weighted by calls.',
  best: 0,
  direction: 'down',
  about: 'time',
  of: { kinds: ['client'], isRequired: false },
  measure: (run, window) =>
    weightedMeanOf(
      run,
      window,
      partsOf(run, 'client', window.of).map((client) => ({
        series: seriesOf(client, 'latencyP99'),
        weights: added(seriesOf(client, 'good'), seriesOf(client, 'late')),
      })),
    ),
  look: (run, window) => worstStretch(run, window, (stretch) => latencyP99.measure(run, stretch)),
  format: formatTime,
  sentence: (run, window) => {
    const value = latencyP99.measure(run, window);
    if (Number.isNaN(value)) return `No call ends OK ${formatWindow(window)}, so there is no latency to measure`;
    return `The 99th percentile of latency${ofPart(window)} ${formatWindow(window)} is ${formatTime(value)}`;
  },
};
