import { formatRate, formatShare, formatWindow, ofPart } from '../format.ts';
import type { Measure } from '../measure.ts';
import { goodputIn, worstStretch } from '../reading.ts';

/** Good calls ÷ calls offered. Never above 1: calls that began before the window and ended in it are not a merit. */
export const goodputShare: Measure = {
  key: 'goodputShare',
  form: 'number',
  unit: 'share of offered load',
  describe: 'Goodput ÷ offered load over the window; 1 is every call answered OK in time.',
  best: 1,
  direction: 'up',
  about: 'goodput',
  of: { kinds: ['client'], isRequired: false },
  measure: (run, window) => {
    const { good, offered } = goodputIn(run, window);
    return offered > 0 ? Math.min(1, good / offered) : NaN;
  },
  look: (run, window) => worstStretch(run, window, (stretch) => -goodputShare.measure(run, stretch)),
  format: formatShare,
  sentence: (run, window) => {
    const { good, offered } = goodputIn(run, window);
    return `Goodput${ofPart(window)} ${formatWindow(window)} is ${formatRate(good)} of ${formatRate(offered)} offered`;
  },
};
