import { formatShare, formatTime, formatWindow } from '../format.ts';
import { latencyP99 } from '../latency-p99/latency-p99.ts';
import type { Measure } from '../measure.ts';
import { otherClients, worstStretch } from '../reading.ts';

/**
 * Whether one client waits as long as the others do: of the two 99th percentiles the smaller ÷ the larger.
 *
 * Both are random: at a hundred calls per second, over half a minute, two equal systems come to 0.8 or more.
 */
export const latencyAgreement: Measure = {
  key: 'latencyAgreement',
  form: 'number',
  unit: 'share',
  describe:
    'How near the 99th percentile of latency of the client named by `of` is to that of all other clients: the smaller ÷ the larger.',
  best: 1,
  direction: 'up',
  about: 'agreement',
  of: { kinds: ['client'], isRequired: true },
  measure: (run, window) => {
    const own = latencyP99.measure(run, window);
    const others = latencyP99.measure(otherClients(run, window), { ...window, of: undefined });
    return Math.min(own, others) / Math.max(own, others);
  },
  look: (run, window) => worstStretch(run, window, (stretch) => -latencyAgreement.measure(run, stretch)),
  format: formatShare,
  sentence: (run, window) => {
    const own = latencyP99.measure(run, window);
    const others = latencyP99.measure(otherClients(run, window), { ...window, of: undefined });
    if (Number.isNaN(own))
      return `No call of ${window.of} ends OK ${formatWindow(window)}, so there is nothing to compare`;
    if (Number.isNaN(others))
      return `No call of the others ends OK ${formatWindow(window)}, so there is nothing to compare`;
    return `The 99th percentile of latency of ${window.of} ${formatWindow(window)} is ${formatTime(own)}, that of the others ${formatTime(others)}`;
  },
};
