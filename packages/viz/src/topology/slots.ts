import type { Scenario } from '@basin/engine';
import { watchedBy } from './facts.ts';

/** A place in the grid of the picture: a component, or the way of an arrow between two columns that are not neighbours. */
export interface Slot {
  readonly column: number;
  readonly row: number;
}

export interface Slots {
  readonly ofComponent: ReadonlyMap<string, Slot>;
  /** Where an arrow passes through the columns that it skips, from left to right; without entry: nowhere. */
  readonly ofArrow: ReadonlyMap<string, readonly Slot[]>;
}

/**
 * Callers left of what they call, a column per step from the clients. In a column components stand in the scenario's
 * order, each with those who watch it right below; arrows that skip the column pass below all of them.
 */
export function slotsOf({ components, arrows }: Pick<Scenario, 'components' | 'arrows'>): Slots {
  const names = Object.keys(components);
  const watchers = names.filter((name) => watchedBy(components[name]).length > 0);
  const calls = Object.keys(arrows).map((name) => ({ name, ...endsOf(name) }));
  const columnOf = columns(names, calls);
  const used: number[] = [];
  const next = (column: number): Slot => {
    const row = used[column] ?? 0;
    used[column] = row + 1;
    return { column, row };
  };
  const ofComponent = new Map<string, Slot>();
  for (const name of names.filter((each) => !watchers.includes(each))) {
    const column = columnOf.get(name) ?? 0;
    ofComponent.set(name, next(column));
    for (const watcher of watchers)
      if (placedWith(watchedBy(components[watcher])[0]) === name) ofComponent.set(watcher, next(column));
  }
  // Whoever watches a watcher, or what is not there.
  for (const name of watchers) if (!ofComponent.has(name)) ofComponent.set(name, next(columnOf.get(name) ?? 0));
  const ofArrow = new Map(
    calls.map(({ name, caller, callee }) => [name, skipped(columnOf.get(caller), columnOf.get(callee)).map(next)]),
  );
  return { ofComponent, ofArrow };
}

export function endsOf(arrowName: string): { caller: string; callee: string } {
  const [caller = '', callee = ''] = arrowName.split(' -> ');
  return { caller, callee };
}

/** Who watches an arrow stands with whoever is called on it; who watches a replica, with all of them. */
function placedWith(watched = ''): string {
  const { caller, callee } = endsOf(watched);
  return (callee || caller).replace(/\.\d+$/, '');
}

function skipped(from = 0, to = 0): number[] {
  return Array.from({ length: Math.max(0, to - from - 1) }, (_, index) => from + index + 1);
}

/** The longest way from a component that nobody calls. A cycle ends after as many rounds as there are components. */
function columns(names: readonly string[], arrows: readonly { caller: string; callee: string }[]): Map<string, number> {
  const columnOf = new Map(names.map((name) => [name, 0]));
  for (let round = 1; round < names.length; round++) {
    for (const { caller, callee } of arrows) {
      columnOf.set(callee, Math.max(columnOf.get(callee) ?? 0, Math.min(round, (columnOf.get(caller) ?? 0) + 1)));
    }
  }
  return columnOf;
}
