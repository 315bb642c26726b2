import { formatRate, formatShare, formatWindow } from '../format.ts';
import type { Measure, Window } from '../measure.ts';
import { rateOf, seriesUnder, sumOf, worstStretch } from '../reading.ts';
import type { Run } from '@basin/engine';

/**
 * Of what a server answers, the share that is an error of its own: work that failed, and what it turned away at once
 * because it was down or failing fast. What a guard refuses at its door is not: that is `shed`, and on purpose.
 */
export const errorShare: Measure = {
  key: 'errorShare',
  form: 'number',
  unit: 'share of answers',
  describe: 'Answers that are errors ÷ answers, at all servers or at the one named by `of`.',
  best: 0,
  direction: 'down',
  about: 'goodput',
  of: { kinds: ['server'], isRequired: false },
  measure: (run, window) => {
    const { errors, answers } = answersIn(run, window, sumOf);
    return answers > 0 ? errors / answers : NaN;
  },
  look: (run, window) => worstStretch(run, window, (stretch) => errorShare.measure(run, stretch)),
  format: formatShare,
  sentence: (run, window) => {
    const { errors, answers } = answersIn(run, window, rateOf);
    const who = window.of ?? 'the servers';
    return `Of ${formatRate(answers)} that ${who} answer${window.of === undefined ? '' : 's'} ${formatWindow(window)}, ${formatRate(errors)} are errors`;
  },
};

function answersIn(run: Run, window: Window, read: typeof sumOf): { errors: number; answers: number } {
  const of = (key: string) => read(run, seriesUnder(run, { kind: 'server', key, of: window.of }), window);
  const turnedAway = of('turnedAway');
  return { errors: of('errors') + turnedAway, answers: of('served') + turnedAway };
}
