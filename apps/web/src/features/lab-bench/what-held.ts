import { type GuardSettings, placeKeys, type Run, systemSeries, triggerWindows } from '@basin/engine';
import { measures, type OpenLab } from '@basin/lab';

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
  const load = `At the worst second there were ${peak.toFixed(peak < 10 ? 1 : 0)} attempts per call`;
  return `${what} ${load}${recovery(lab, answer.runs)}.`;
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

/** By the measure of the goals, on the worst run. Where nothing pushes, or goodput is not what it is about: nothing. */
function recovery({ scenario }: OpenLab, runs: readonly Run[]): string {
  const measure = measures.find(({ key }) => key === 'recoveryTime');
  if (measure === undefined || triggerWindows(scenario).length === 0) return '';
  const times = runs.map((run) => measure.measure(run, { fromUs: 0, toUs: run.durationUs }));
  const worst = Math.max(...times);
  if (!Number.isFinite(worst)) return '';
  return worst <= 0
    ? ', and goodput was back as soon as the trigger was gone'
    : `, and ${measure.format(worst)} after the trigger goodput was back`;
}

function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
