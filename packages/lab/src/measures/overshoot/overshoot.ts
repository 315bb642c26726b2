import type { Run } from '@basin/engine';
import { formatNumber, formatShare, formatWindow } from '../format.ts';
import type { Measure, Window } from '../measure.ts';
import { added, bucketsIn, meanOf, seriesUnder, worstStretch } from '../reading.ts';

/** How far a controller goes beyond where it ends: the most it set, over what it settles at in the last fifth of the window. */
export const overshoot: Measure = {
  key: 'overshoot',
  form: 'number',
  unit: 'share of the final value',
  describe:
    'The highest value that the autoscaler or controller named by `of` sets in the window, beyond the average of its last fifth, as a share of that.',
  best: 0,
  direction: 'down',
  about: 'swing',
  of: { kinds: ['autoscaler', 'controller'], isRequired: true },
  measure: (run, window) => {
    const { most, final } = extremes(run, window);
    return final > 0 ? Math.max(0, most / final - 1) : NaN;
  },
  look: (run, window) => worstStretch(run, window, (stretch) => meanOf(run, settingOf(run, window.of), stretch)),
  format: formatShare,
  sentence: (run, window) => {
    const { most, final } = extremes(run, window);
    return `${window.of} goes up to ${formatNumber(most)} ${formatWindow(window)} and ends at ${formatNumber(final)}`;
  },
};

function extremes(run: Run, window: Window): { most: number; final: number } {
  const { first, end } = bucketsIn(run, window);
  const setting = settingOf(run, window.of);
  const lastFifth = { ...window, fromUs: window.toUs - (window.toUs - window.fromUs) / 5 };
  const most = setting.subarray(first, end).reduce((high, value) => Math.max(high, value), 0);
  return { most, final: meanOf(run, setting, lastFifth) };
}

/** What it has set: of an autoscaler what is in service, of a plain controller its setting. A name is of one of them. */
function settingOf(run: Run, of: string | undefined): Float64Array {
  return added(
    seriesUnder(run, { kind: 'autoscaler', key: 'ready', of }),
    seriesUnder(run, { kind: 'controller', key: 'setting', of }),
  );
}
