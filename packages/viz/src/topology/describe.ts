import type { GuardInForce } from './guards-in-force.ts';
import type { TopologyLayout } from './layout.ts';
import { labelOf } from './region.tsx';

/** The picture in words: who calls whom under which guards, what there is, who looks at whom, and what belongs together. */
export function describeTopology({ arrows, boxes, watches, regions }: TopologyLayout): string {
  const withGuards = (guards: readonly GuardInForce[], notes: readonly string[]) =>
    guards.length + notes.length === 0 ? 'no guards' : [...notes, ...guards.map((guard) => guard.says)].join('; ');
  const calls = arrows.map(
    (arrow) => `${arrow.name.replace('->', 'calls')} (${withGuards(arrow.guards, arrow.notes)})`,
  );
  const facts = boxes.map((box) => `${box.name}: ${[box.fact, ...box.guards.map((guard) => guard.says)].join('; ')}`);
  const looks = watches.map(({ by, of }) => `${by} watches ${of}`);
  const sets = regions.map((region) => `${labelOf(region)} holds ${region.members.join(', ')}`);
  return `${[...calls, ...facts, ...looks, ...sets].join('. ')}.`;
}
