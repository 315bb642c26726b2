import { metrics } from '../components/metrics.ts';
import type { Watched } from '../components/component.ts';
import type { PartKind } from '../run.ts';
import { oneOf, type Findings } from './diagnostic.ts';
import { endsOf, kindOf } from './names.ts';
import { isReplicated } from './replicas.ts';
import type { Draft } from './draft.ts';
import { behaviourOf } from './behaviour-of.ts';

/** That somebody chooses among replicas wherever there are any, and that what is watched is measured. */
export function checkReplicas(scenario: Draft, findings: Findings): void {
  for (const arrow of Object.keys(scenario.arrows)) {
    const { from, to } = endsOf(arrow);
    if (!isReplicated(scenario, to)) continue;
    const caller = behaviourOf(scenario, from);
    if (caller === undefined || caller.choosesReplicas) continue; // An arrow from nowhere has been found already.
    const says = `\`${to}\` has replicas, and \`${from}\` (a ${caller.kind}) does not choose among them.`;
    findings.add(
      'scenario',
      ['arrows', arrow],
      [says, `Put a balancer before \`${to}\`, or leave out its \`replicas\`.`],
    );
  }
  for (const name of Object.keys(scenario.components)) checkMetrics(scenario, name, findings);
}

function checkMetrics(scenario: Draft, name: string, findings: Findings): void {
  const behaviour = behaviourOf(scenario, name);
  if (behaviour?.watches === undefined) return;
  for (const watched of behaviour.watches(scenario.components[name]![behaviour.kind] as never)) {
    const known = readableMetrics(scenario, watched);
    for (const { key, path } of watched.metrics ?? []) {
      if (known === undefined || known.includes(key)) continue;
      const says = `\`${key}\` is not measured of \`${watched.name}\`, or not as a number that can be read at any time.`;
      findings.add('scenario', ['components', name, behaviour.kind, ...path], [says, `Write ${oneOf(known)}.`]);
    }
  }
}

function readableMetrics(scenario: Draft, { name, kinds }: Watched): string[] | undefined {
  const settings = scenario.components[name];
  const kind = Object.hasOwn(scenario.arrows, name) ? 'arrow' : settings && kindOf(settings);
  if (!(kinds as readonly (string | undefined)[]).includes(kind)) return undefined; // Found already.
  return metrics[kind as PartKind].filter(({ form }) => form !== 'duration').map(({ key }) => key);
}
