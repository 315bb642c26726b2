import { systemSeries } from '@basin/engine';
import { formatNumber, formatWindow } from '../format.ts';
import type { Measure } from '../measure.ts';
import { sumOf, TAKES_ARRIVALS, totalArrivals, worstStretch } from '../reading.ts';

/**
 * Attempts ÷ calls that clients begin: work done ÷ work asked for.
 *
 * Counted where the clients send them; where it is others behind them who try again, at the part that is named.
 */
export const amplification: Measure = {
  key: 'amplification',
  form: 'number',
  unit: 'attempts per call',
  describe:
    'Attempts ÷ calls over the window; 1 is no retries at all. With `of`: attempts that arrive there ÷ calls that clients begin.',
  best: 1,
  direction: 'down',
  about: 'load',
  of: { kinds: TAKES_ARRIVALS, isRequired: false },
  measure: (run, window) => {
    const { attempts, offered } = systemSeries(run);
    const calls = sumOf(run, offered, window);
    const counted = window.of === undefined ? attempts : totalArrivals(run, window.of);
    return calls > 0 ? sumOf(run, counted, window) / calls : NaN;
  },
  look: (run, window) => worstStretch(run, window, (stretch) => amplification.measure(run, stretch)),
  format: formatNumber,
  sentence: (run, window) => {
    const ratio = `${formatNumber(amplification.measure(run, window))} attempts per call`;
    if (window.of === undefined) return `Callers send ${ratio} ${formatWindow(window)}`;
    return `At ${window.of} ${ratio} arrive ${formatWindow(window)}`;
  },
};
