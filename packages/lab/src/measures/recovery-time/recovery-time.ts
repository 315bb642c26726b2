import type { Run } from '@basin/engine';
import { formatShare, formatTime, formatWindow, ofPart } from '../format.ts';
import type { Measure, Window } from '../measure.ts';
import { bucketsIn, goodputIn, lastTriggerEnd, MICROS_PER_SECOND } from '../reading.ts';

/**
 * How long after the last trigger goodput is back: until it is at least 95 % of offered load over 10 s on end.
 *
 * The ten seconds are judged together, not one by one: at a few calls per second a single second says little. Where no
 * trigger ended, the window's start counts as its end.
 */
export const recoveryTime: Measure = {
  key: 'recoveryTime',
  form: 'duration',
  unit: 'µs',
  describe: 'From the end of the last trigger until goodput is at least 95 % of offered load for 10 s.',
  best: 0,
  direction: 'down',
  about: 'goodput',
  of: { kinds: ['client'], isRequired: false },
  measure: (run, window) => recoveredAt(run, window) - lastTriggerEnd(run, window),
  look: (run, window) => ({
    ...window,
    fromUs: lastTriggerEnd(run, window),
    toUs: Math.min(window.toUs, Math.max(recoveredAt(run, window), lastTriggerEnd(run, window) + STEADY_US)),
  }),
  format: formatTime,
  sentence: (run, window) => {
    const time = recoveryTime.measure(run, window);
    if (Number.isFinite(time)) return `Goodput${ofPart(window)} is back ${formatTime(time)} after the trigger ended`;
    return `Goodput${ofPart(window)} does not come back to ${formatShare(RECOVERED_SHARE)} of offered load ${formatWindow(window)}`;
  },
};

/** Infinity if that never happens inside the window. */
function recoveredAt(run: Run, window: Window): number {
  const { first, end } = bucketsIn(run, { fromUs: lastTriggerEnd(run, window), toUs: window.toUs });
  const length = Math.max(1, Math.round(STEADY_US / run.bucketUs));
  for (let index = first; index + length <= end; index += 1) {
    const fromUs = index * run.bucketUs;
    const { good, offered } = goodputIn(run, { ...window, fromUs, toUs: fromUs + length * run.bucketUs });
    if (offered > 0 && good >= RECOVERED_SHARE * offered) return fromUs;
  }
  return Infinity;
}

const RECOVERED_SHARE = 0.95;
const STEADY_US = 10 * MICROS_PER_SECOND;
