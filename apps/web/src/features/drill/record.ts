import { writtenActions } from '@basin/engine';
import { actionsSchema } from '@basin/engine/schema';
import type { OpenDrill, Play } from '@basin/lab';
import type { Order } from './live-play.ts';

/** What a device keeps of a play: the seed, and the orders as an actions file writes them. */
export function recordText(seed: number, orders: readonly Order[]): string {
  return JSON.stringify({ seed, actions: writtenActions(orders.map(({ action }) => action)) });
}

/** Undefined for what is no record, or one of an earlier version of the drill with other seeds. */
export function readRecord(text: string, drill: Pick<OpenDrill, 'seeds' | 'exam'>): Play | undefined {
  try {
    const { seed, actions } = JSON.parse(text) as { readonly seed?: unknown; readonly actions?: unknown };
    const known = [...drill.seeds, ...drill.exam.seeds];
    if (typeof seed !== 'number' || !known.includes(seed)) return undefined;
    return { seed, actions: actionsSchema.parse(actions) };
  } catch {
    return undefined;
  }
}

/** The seed to play next: one after another, so that nobody plays the same one twice in a row. */
export function nextSeed(seeds: readonly number[], played: readonly number[]): number {
  const last = seeds.indexOf(played.find((seed) => seeds.includes(seed)) ?? NaN);
  return seeds[(last + 1) % seeds.length] ?? 0;
}
