import type { RunbookStep } from '../components/component.ts';
import { groupOf } from '../components/groups.ts';
import { micros } from '../core/time.ts';
import { compileActions } from './compile-actions.ts';
import type { Findings } from './diagnostic.ts';
import type { ComponentPlan, Plan } from './plan.ts';
import type { Scenario } from './scenario.ts';

/** Resolves what is written into the runbooks of those who act; what is wrong there is said as of any action. */
export function withRunbooks(scenario: Scenario, plan: Plan, findings: Findings): Plan {
  const components = plan.components.map((component) => {
    const { behaviour, name, params } = component;
    const written = behaviour.runbook?.(params as never);
    if (written === undefined) return component;
    // When they are taken is up to the one who takes them.
    const { actions = [], diagnostics } = compileActions(
      plan,
      written.map((action) => ({ ...action, at: micros(0) })),
    );
    for (const { instead, path, says } of diagnostics) {
      findings.add('scenario', ['components', name, behaviour.kind, 'runbook', ...path], [says, instead]);
    }
    const team = ownerOf(scenario, name);
    const runbook = actions.map((action): RunbookStep => {
      const owners = action.parts.flatMap((part) => ownersOf({ scenario, plan }, part));
      if (owners.includes(undefined)) return { action, ownedBy: 'nobody' };
      return { action, ownedBy: owners.every((owner) => owner === team) ? 'team' : 'others' };
    });
    return { ...component, runbook } satisfies ComponentPlan;
  });
  return { ...plan, components };
}

/** Who owns a part; of a trigger, who owns what it happens to. */
function ownersOf({ scenario, plan }: { scenario: Scenario; plan: Plan }, name: string): (string | undefined)[] {
  const struck = plan.triggers.filter((trigger) => trigger.name === name).map(({ of }) => of);
  return (struck.length === 0 ? [name] : struck).map((part) => ownerOf(scenario, part));
}

function ownerOf({ arrows, components }: Scenario, part: string): string | undefined {
  const written = groupOf(part);
  const settings = arrows[written] ?? Object.values(components[written] ?? {})[0];
  return (settings as { readonly owner?: string } | undefined)?.owner;
}
