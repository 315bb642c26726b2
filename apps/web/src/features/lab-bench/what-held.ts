import { type GuardSettings, placeKeys, type Run, systemSeries, triggerWindows } from '@basin/engine';
import type { OpenLab } from '@basin/lab';

/**
 * One or two sentences for the moment of success: what was changed, and what the runs did because of it.
 *
 * "Held by `retryBudget` on `users -> checkout`. At the worst second there were 1.1 attempts per call, and 3 s after the
 * trigger goodput was back."
 */
export function whatHeld(
  lab: OpenLab,
  answer: { readonly start?: GuardSettings; readonly guards: GuardSettings; readonly runs: readonly Run[] },
): string {
  const changes = changesBetween(answer.start, answer.guards);
  const what = changes.length === 0 ? 'It held as it was.' : `Held by ${listed(changes)}.`;
  const peak = Math.max(...answer.runs.map(peakAmplification));
  const back = Math.max(...answer.runs.map((run) => secondsToRecover(lab, run)));
  const load = `At the worst second there were ${peak.toFixed(peak < 10 ? 1 : 0)} attempts per call`;
  return `${what} ${load}, and ${recovery(back)}.`;
}

/** Guards that are set otherwise than before, as `retryBudget` on `users -> checkout`. */
function changesBetween(before: GuardSettings | undefined, after: GuardSettings): string[] {
  return placeKeys.flatMap((side) =>
    Object.entries(after[side] ?? {}).flatMap(([place, guards]) =>
      Object.entries(guards)
        .filter(([guard, settings]) => JSON.stringify(before?.[side]?.[place]?.[guard]) !== JSON.stringify(settings))
        .map(([guard, settings]) => `\`${guard}\`${settings === 'off' ? ' switched off' : ''} on \`${place}\``),
    ),
  );
}

/** Attempts per call, in the worst second that had enough calls to tell. */
function peakAmplification(run: Run): number {
  const { offered, attempts } = systemSeries(run);
  const ratios = Array.from(attempts, (made, index) => made / Math.max(1, offered[index] ?? 0));
  return Math.max(1, ...ratios);
}

/** From the end of the last trigger to the last second with less than `BACK_SHARE` of the calls good. */
function secondsToRecover(lab: OpenLab, run: Run): number {
  const { offered, good } = systemSeries(run);
  const endUs = Math.max(0, ...triggerWindows(lab.scenario).map((window) => window.toUs));
  const isLost = (share: number, index: number): boolean => share < BACK_SHARE && (index + 1) * run.bucketUs > endUs;
  const last = Array.from(good, (rate, index) => rate / Math.max(1, offered[index] ?? 0)).findLastIndex(isLost);
  return last === -1 ? 0 : ((last + 1) * run.bucketUs - endUs) / 1e6;
}

function recovery(seconds: number): string {
  if (seconds <= 0) return 'goodput was back as soon as the trigger was gone';
  return `${Math.round(seconds)} s after the trigger goodput was back`;
}

function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

/** A single second scatters: with a few hundred calls, 0.9 is what a healthy one never falls below. */
const BACK_SHARE = 0.9;
