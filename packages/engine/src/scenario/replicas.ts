import { endsOf } from './names.ts';
import type { GroupPlan } from './plan.ts';
import type { Draft } from './draft.ts';
import { behaviourOf } from './behaviour-of.ts';

/**
 * Servers that are written once and are several: `checkout` with three replicas is built as `checkout.1`, `checkout.2`
 * and `checkout.3`, each with its own queue, workers and guards, and every arrow to or from it as one arrow for each.
 *
 * Where somebody who watches it may add replicas, as many are built as there may ever be; those beyond the number
 * written stand by.
 */

/** What a component is built as: itself, or its replicas, in the order of their numbers. */
export function membersOf(scenario: Draft, name: string): readonly string[] {
  const count = replicaCountOf(scenario, name);
  return count === undefined ? [name] : Array.from({ length: count }, (_, index) => `${name}.${index + 1}`);
}

/** What an arrow is built as, in the order of the replicas' numbers. */
export function arrowMembersOf(scenario: Draft, arrow: string): readonly string[] {
  const { from, to } = endsOf(arrow);
  const callees = membersOf(scenario, to);
  return membersOf(scenario, from).flatMap((caller) => callees.map((callee) => `${caller} -> ${callee}`));
}

export function groupsOf(scenario: Draft): GroupPlan[] {
  return Object.keys(scenario.components).flatMap((name) => {
    const initialCount = writtenReplicas(scenario, name);
    return initialCount === undefined ? [] : [{ name, members: membersOf(scenario, name), initialCount }];
  });
}

/** Whether a component is replicated, and so needs somebody before it who chooses among the replicas. */
export function isReplicated(scenario: Draft, name: string): boolean {
  return writtenReplicas(scenario, name) !== undefined;
}

function replicaCountOf(scenario: Draft, name: string): number | undefined {
  const written = writtenReplicas(scenario, name);
  if (written === undefined) return undefined;
  const most = Object.keys(scenario.components).flatMap((each) => {
    const behaviour = behaviourOf(scenario, each);
    const watched = behaviour?.watches?.(scenario.components[each]![behaviour.kind] as never) ?? [];
    return watched.map((one) => (one.name === name ? (one.replicas ?? 0) : 0));
  });
  return Math.max(written, ...most);
}

function writtenReplicas(scenario: Draft, name: string): number | undefined {
  const behaviour = behaviourOf(scenario, name);
  return behaviour?.replicas?.(scenario.components[name]![behaviour.kind] as never);
}
