import { formatRate, formatShare, formatWindow } from '../format.ts';
import type { Measure } from '../measure.ts';
import { rateOf, sumOf, seriesUnder, worstStretch } from '../reading.ts';

/** Of what servers finish: work whose caller had left. */
export const wastedShare: Measure = {
  key: 'wastedShare',
  form: 'number',
  unit: 'share of work finished',
  describe: 'Work finished for a caller who had left ÷ work finished, at all servers or at the one named by `of`.',
  best: 0,
  direction: 'down',
  about: 'waste',
  of: { kinds: ['server'], isRequired: false },
  measure: (run, window) => {
    const served = sumOf(run, seriesUnder(run, { kind: 'server', key: 'served', of: window.of }), window);
    return served > 0
      ? sumOf(run, seriesUnder(run, { kind: 'server', key: 'wasted', of: window.of }), window) / served
      : NaN;
  },
  look: (run, window) => worstStretch(run, window, (stretch) => wastedShare.measure(run, stretch)),
  format: formatShare,
  sentence: (run, window) => {
    const rate = (key: string) =>
      formatRate(rateOf(run, seriesUnder(run, { kind: 'server', key, of: window.of }), window));
    return `Of ${rate('served')} that ${window.of ?? 'the servers'} finish${window.of === undefined ? '' : 'es'} ${formatWindow(window)}, ${rate('wasted')} are for callers who have left`;
  },
};
