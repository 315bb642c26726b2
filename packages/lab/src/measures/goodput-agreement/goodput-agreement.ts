import { formatShare, formatWindow } from '../format.ts';
import { goodputShare } from '../goodput-share/goodput-share.ts';
import type { Measure } from '../measure.ts';
import { otherClients, worstStretch } from '../reading.ts';

/**
 * Whether one client fares as the others do: 1 − the difference between their shares of good calls. It is for a load test
 * that runs beside what it stands for; a test that is better off than its model is as far off as one that is worse.
 */
export const goodputAgreement: Measure = {
  key: 'goodputAgreement',
  form: 'number',
  unit: 'share',
  describe:
    'How near the share of good calls of the client named by `of` is to that of all other clients over the window: 1 − the difference.',
  best: 1,
  direction: 'up',
  about: 'agreement',
  of: { kinds: ['client'], isRequired: true },
  measure: (run, window) => {
    const others = goodputShare.measure(otherClients(run, window), { ...window, of: undefined });
    return 1 - Math.abs(goodputShare.measure(run, window) - others);
  },
  look: (run, window) => worstStretch(run, window, (stretch) => -goodputAgreement.measure(run, stretch)),
  format: formatShare,
  sentence: (run, window) => {
    const others = goodputShare.measure(otherClients(run, window), { ...window, of: undefined });
    const own = formatShare(goodputShare.measure(run, window));
    return `Of the calls of ${window.of} ${formatWindow(window)} ${own} are good, of those of the others ${formatShare(others)}`;
  },
};
