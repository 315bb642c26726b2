import { formatRate, formatShare, formatWindow } from '../format.ts';
import type { Measure } from '../measure.ts';
import { rateOf, sumOf, seriesUnder, worstStretch } from '../reading.ts';

/** Lookups answered from the cache: fresh, stale and remembered failures alike, none of which reaches the origin first. */
export const hitRatio: Measure = {
  key: 'hitRatio',
  form: 'number',
  unit: 'share of lookups',
  describe: 'Lookups that the cache named by `of` answers by itself ÷ lookups, over the window.',
  best: 1,
  direction: 'up',
  about: 'cache',
  of: { kinds: ['cache'], isRequired: true },
  measure: (run, window) => {
    const lookups = sumOf(run, seriesUnder(run, { kind: 'cache', key: 'lookups', of: window.of }), window);
    return lookups > 0
      ? 1 - sumOf(run, seriesUnder(run, { kind: 'cache', key: 'misses', of: window.of }), window) / lookups
      : NaN;
  },
  look: (run, window) => worstStretch(run, window, (stretch) => -hitRatio.measure(run, stretch)),
  format: formatShare,
  sentence: (run, window) => {
    const rate = (key: string) =>
      formatRate(rateOf(run, seriesUnder(run, { kind: 'cache', key, of: window.of }), window));
    return `${window.of} is asked ${rate('lookups')} and misses ${rate('misses')} ${formatWindow(window)}`;
  },
};
