import type { Draft } from './draft.ts';
import { endsOf } from './names.ts';
import type { DomainPlan } from './plan.ts';
import { arrowMembersOf, membersOf } from './replicas.ts';

/**
 * Fault domains: components, replicas and arrows that fail together because they share something. A trigger or an action
 * whose `of` names a domain happens to each member of the kind that it happens to. To a domain's arrows belong those that
 * are members, and all that lead into it or out of it: whoever cuts off a zone cuts those.
 */
export function domainPlans(scenario: Draft): DomainPlan[] {
  return Object.entries(scenario.domains ?? {}).map(([name, { kind, members }]) => {
    const components = members.flatMap((member) => componentsNamed(scenario, member));
    const arrows = members.flatMap((member) => arrowsNamed(scenario, member));
    return { name, kind, members: [...new Set([...components, ...arrows, ...crossing(scenario, components)])] };
  });
}

/** The components and arrows, as they are built, that a member of a domain names. */
export function partsNamed(scenario: Draft, member: string): string[] {
  return [...componentsNamed(scenario, member), ...arrowsNamed(scenario, member)];
}

function componentsNamed(scenario: Draft, member: string): string[] {
  return Object.keys(scenario.components).flatMap((name) =>
    membersOf(scenario, name).filter((each) => name === member || each === member),
  );
}

function arrowsNamed(scenario: Draft, member: string): string[] {
  return Object.keys(scenario.arrows).flatMap((name) =>
    arrowMembersOf(scenario, name).filter((each) => name === member || each === member),
  );
}

/** Arrows with one end among components and the other elsewhere. */
function crossing(scenario: Draft, components: readonly string[]): string[] {
  const all = Object.keys(scenario.arrows).flatMap((name) => arrowMembersOf(scenario, name));
  return all.filter((arrow) => {
    const { from, to } = endsOf(arrow);
    return components.includes(from) !== components.includes(to);
  });
}
