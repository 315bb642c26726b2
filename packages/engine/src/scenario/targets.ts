import type { Knobs } from '../knobs.ts';
import { domainPlans } from './domains.ts';
import { kindOf } from './names.ts';
import { arrowMembersOf, membersOf } from './replicas.ts';
import type { Draft } from './draft.ts';

/**
 * The parts of one kind that a trigger happens to, by what people write into `of`: a part, one replica of a server
 * (`checkout.2`), a replicated server and so all its replicas, or a fault domain and so all its members of that kind.
 */
export function targetsOf(scenario: Draft, of: string, kind: keyof Knobs): string[] {
  const domain = domainPlans(scenario).find(({ name }) => name === of);
  const parts = partsOf(scenario, kind);
  if (domain !== undefined) return domain.members.filter((member) => parts.some(({ name }) => name === member));
  return parts.filter(({ name, written }) => name === of || written === of).map(({ name }) => name);
}

/** The parts of one kind, as they are written. */
export function fittingTargets(scenario: Draft, kind: keyof Knobs): string[] {
  return [...new Set(partsOf(scenario, kind).map(({ written }) => written))];
}

/** The fault domains with a member of one kind. */
export function fittingDomains(scenario: Draft, kind: keyof Knobs): string[] {
  const names = domainPlans(scenario).map(({ name }) => name);
  return names.filter((name) => targetsOf(scenario, name, kind).length > 0);
}

interface Part {
  readonly name: string;
  readonly written: string;
}

/** The parts of one kind as they are built, and the names under which they are written. */
function partsOf(scenario: Draft, kind: keyof Knobs): Part[] {
  if (kind === 'arrow') {
    return Object.keys(scenario.arrows).flatMap((written) =>
      arrowMembersOf(scenario, written).map((name) => ({ name, written })),
    );
  }
  const fitting = Object.keys(scenario.components).filter((name) => kindOf(scenario.components[name]!) === kind);
  return fitting.flatMap((written) => membersOf(scenario, written).map((name) => ({ name, written })));
}
