import type { Run } from '@basin/engine';
import { callersOf } from '../callers.ts';
import { formatNumber, formatShare, formatWindow } from '../format.ts';
import type { Measure, Window } from '../measure.ts';
import { worstStretch } from '../reading.ts';

/**
 * Whether one client sends as much as the others do, retries included: of the two rates the smaller ÷ the larger. Two
 * systems may be equally down, one for what users do to it and the other for something else; here they differ.
 */
export const attemptsAgreement: Measure = {
  key: 'attemptsAgreement',
  form: 'number',
  unit: 'share',
  describe:
    'How near the attempts per second of the client named by `of` are to those of all other clients: the smaller ÷ the larger.',
  best: 1,
  direction: 'up',
  about: 'agreement',
  of: { kinds: ['client'], isRequired: true },
  measure: (run, window) => {
    const { own, others } = attemptsOf(run, window);
    return Math.min(own, others) / Math.max(own, others);
  },
  look: (run, window) => worstStretch(run, window, (stretch) => -attemptsAgreement.measure(run, stretch)),
  format: formatShare,
  sentence: (run, window) => {
    const { own, others } = attemptsOf(run, window);
    return `${window.of} sends ${formatNumber(own)} attempts a second ${formatWindow(window)}, the others ${formatNumber(others)}`;
  },
};

function attemptsOf(run: Run, window: Window): { readonly own: number; readonly others: number } {
  const { own, others } = callersOf(run, window);
  return { own: own.attempts, others: others.attempts };
}
