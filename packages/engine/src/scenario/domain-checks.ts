import { oneOf, type Findings } from './diagnostic.ts';
import { partsNamed } from './domains.ts';
import type { Draft } from './draft.ts';

/** That members exist, and that no name means two things. */
export function checkDomains(scenario: Draft, findings: Findings): void {
  for (const [name, { members }] of Object.entries(scenario.domains ?? {})) {
    if (Object.hasOwn(scenario.components, name)) {
      const says = `\`${name}\` is the name of a component, too.`;
      findings.add('scenario', ['domains', name], [says, 'Give the domain another name.']);
    }
    for (const [index, member] of members.entries()) {
      if (partsNamed(scenario, member).length > 0) continue;
      const instead = `Write ${oneOf(Object.keys(scenario.components))}, a replica such as \`checkout.2\`, or an arrow.`;
      findings.add('scenario', ['domains', name, 'members', index], [`There is no \`${member}\`.`, instead]);
    }
  }
}
