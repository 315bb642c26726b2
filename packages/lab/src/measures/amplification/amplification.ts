import { systemSeries } from '@basin/engine';
import { formatNumber, formatWindow } from '../format.ts';
import type { Measure } from '../measure.ts';
import { sumOf, worstStretch } from '../reading.ts';

/** Attempts that callers send ÷ calls they begin: work done ÷ work asked for. */
export const amplification: Measure = {
  key: 'amplification',
  form: 'number',
  unit: 'attempts per call',
  describe: 'Attempts ÷ calls over the window; 1 is no retries at all.',
  best: 1,
  direction: 'down',
  about: 'load',
  measure: (run, window) => {
    const { attempts, offered } = systemSeries(run);
    const calls = sumOf(run, offered, window);
    return calls > 0 ? sumOf(run, attempts, window) / calls : NaN;
  },
  look: (run, window) => worstStretch(run, window, (stretch) => amplification.measure(run, stretch)),
  format: formatNumber,
  sentence: (run, window) =>
    `Callers send ${formatNumber(amplification.measure(run, window))} attempts per call ${formatWindow(window)}`,
};
