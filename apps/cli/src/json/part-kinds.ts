import { groupOf, type PartKind, type PartRecord, type Run } from '@basin/engine';

/** Every kind of part by the key under which `--json` lists it, in the order in which reports have them. */
export const PART_KINDS: Readonly<Record<PartKind, string>> = {
  client: 'clients',
  class: 'classes',
  arrow: 'arrows',
  balancer: 'balancers',
  server: 'servers',
  pool: 'pools',
  cache: 'caches',
  contendedStore: 'contendedStores',
  autoscaler: 'autoscalers',
  controller: 'controllers',
  operator: 'operators',
};

/** Kinds of which one that is written may be several that are built. */
export const REPLICATED_KINDS = ['arrow', 'server'] as const satisfies readonly PartKind[];

/** Names as the scenario has them: replicas under the one name of all. */
export function writtenNames(run: Run, kind: PartKind): string[] {
  return [...new Set(run.parts.filter((part) => part.kind === kind).map(({ name }) => groupOf(name)))];
}

export function replicasOf(run: Run, kind: PartKind): PartRecord[] {
  return run.parts.filter((part) => part.kind === kind && groupOf(part.name) !== part.name);
}
