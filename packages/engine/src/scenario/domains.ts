import { oneOf, type Findings } from './diagnostic.ts';
import { endsOf } from './names.ts';
import type { DomainPlan } from './plan.ts';
import { arrowMembersOf, membersOf } from './replicas.ts';
import type { Scenario } from './scenario.ts';

/**
 * Fault domains: components, replicas and arrows that fail together because they share something. A trigger or an action
 * whose `of` names a domain happens to each member of the kind that it happens to. To a domain's arrows belong those that
 * are members, and all that lead into it or out of it: whoever cuts off a zone cuts those.
 */
export function domainPlans(scenario: Scenario): DomainPlan[] {
  return Object.entries(scenario.domains ?? {}).map(([name, { kind, members }]) => {
    const components = members.flatMap((member) => componentsNamed(scenario, member));
    const arrows = members.flatMap((member) => arrowsNamed(scenario, member));
    return { name, kind, members: [...new Set([...components, ...arrows, ...crossing(scenario, components)])] };
  });
}

/** That members exist, and that no name means two things. */
export function checkDomains(scenario: Scenario, findings: Findings): void {
  for (const [name, { members }] of Object.entries(scenario.domains ?? {})) {
    if (Object.hasOwn(scenario.components, name)) {
      const says = `\`${name}\` is the name of a component, too.`;
      findings.add('scenario', ['domains', name], [says, 'Give the domain another name.']);
    }
    for (const [index, member] of members.entries()) {
      if (componentsNamed(scenario, member).length > 0 || arrowsNamed(scenario, member).length > 0) continue;
      const instead = `Write ${oneOf(Object.keys(scenario.components))}, a replica such as \`checkout.2\`, or an arrow.`;
      findings.add('scenario', ['domains', name, 'members', index], [`There is no \`${member}\`.`, instead]);
    }
  }
}

function componentsNamed(scenario: Scenario, member: string): string[] {
  return Object.keys(scenario.components).flatMap((name) =>
    membersOf(scenario, name).filter((each) => name === member || each === member),
  );
}

function arrowsNamed(scenario: Scenario, member: string): string[] {
  return Object.keys(scenario.arrows).flatMap((name) =>
    arrowMembersOf(scenario, name).filter((each) => name === member || each === member),
  );
}

/** Arrows with one end among components and the other elsewhere. */
function crossing(scenario: Scenario, components: readonly string[]): string[] {
  const all = Object.keys(scenario.arrows).flatMap((name) => arrowMembersOf(scenario, name));
  return all.filter((arrow) => {
    const { from, to } = endsOf(arrow);
    return components.includes(from) !== components.includes(to);
  });
}
