import type { Run } from '@basin/engine';
import { formatTime, formatWindow } from '../format.ts';
import type { Measure, Window } from '../measure.ts';
import { bucketsIn, lastTriggerEnd, seriesUnder } from '../reading.ts';

/**
 * How long after the last trigger the queue is worked off: until no more than a fiftieth of what waited at most is left.
 *
 * A fiftieth and not nothing, because a queue in front of a busy server is rarely empty. By the fluid model, in which a
 * backlog B falls at the rate C − λ, it is 0.98 × B ÷ (C − λ), which is B ÷ (C − λ) for everybody who predicts it.
 */
export const drainTime: Measure = {
  key: 'drainTime',
  form: 'duration',
  unit: 'µs',
  describe: 'From the end of the last trigger until the queue, at its longest then or before, is down to a fiftieth.',
  best: 0,
  direction: 'down',
  about: 'queue',
  of: { kinds: ['server'], isRequired: false },
  measure: (run, window) => drainedAt(run, window) - lastTriggerEnd(run, window),
  look: (run, window) => ({
    ...window,
    fromUs: lastTriggerEnd(run, window),
    toUs: Math.min(window.toUs, drainedAt(run, window)),
  }),
  format: formatTime,
  sentence: (run, window) => {
    const time = drainTime.measure(run, window);
    const where = window.of === undefined ? '' : ` at ${window.of}`;
    if (Number.isFinite(time)) return `The queue${where} is worked off ${formatTime(time)} after the trigger ended`;
    return `The queue${where} is not worked off ${formatWindow(window)}`;
  },
};

/** Infinity if that never happens inside the window. */
function drainedAt(run: Run, window: Window): number {
  const queue = seriesUnder(run, { kind: 'server', key: 'queue', of: window.of });
  const { first, end } = bucketsIn(run, { fromUs: lastTriggerEnd(run, window), toUs: window.toUs });
  const most = queue.subarray(0, end).reduce((highest, value) => Math.max(highest, value), 0);
  const index = queue.subarray(first, end).findIndex((value) => value <= LEFT * most);
  return index === -1 ? Infinity : (first + index) * run.bucketUs;
}

const LEFT = 0.02;
