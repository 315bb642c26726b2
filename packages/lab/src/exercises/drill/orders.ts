import type { ActionSettings, LiveAction, Micros } from '@basin/engine';
import { canonicalJson } from '../../lab-folder/canonical.ts';
import type { OpenDrill, RunbookEntry, RunbookOption } from './open-drill.ts';

/** What an order is an order for: an entry, with what was chosen, or the taking back of one. Undefined: the runbook has no such thing. */
export function orderedEntry(
  { runbook }: Pick<OpenDrill, 'runbook'>,
  { do: what }: LiveAction,
): { readonly entry: RunbookEntry; readonly option: RunbookOption | 'undo' } | undefined {
  const wanted = canonicalJson(what);
  for (const entry of runbook) {
    const option = entry.options.find((each) => canonicalJson(each.do) === wanted);
    if (option) return { entry, option };
  }
  const undone = runbook.find(({ undo }) => undo !== undefined && canonicalJson(undo) === wanted);
  return undone && { entry: undone, option: 'undo' };
}

/**
 * What orders do to a run: each happens when it has taken as long as it takes. Of two that come into effect at once the
 * one that was given first is first. What would come after the end never happens.
 */
export function effectsOf(
  drill: Pick<OpenDrill, 'runbook' | 'scenario'>,
  orders: readonly ActionSettings[],
): ActionSettings[] {
  return orders
    .map((order) => ({ ...order, at: (order.at + (orderedEntry(drill, order)?.entry.takesUs ?? 0)) as Micros }))
    .filter(({ at }) => at < drill.scenario.duration)
    .sort((one, other) => one.at - other.at);
}
