import { components } from '../components/index.ts';
import { kindOf } from './names.ts';
import type { ComponentPlan } from './plan.ts';
import type { Scenario } from './scenario.ts';

/** How a component of the scenario behaves; undefined if there is none of this name, or of its kind. */
export function behaviourOf(scenario: Scenario, name: string): ComponentPlan['behaviour'] | undefined {
  const settings = scenario.components[name];
  const all = components as readonly unknown[] as readonly ComponentPlan['behaviour'][];
  return settings && all.find((each) => each.kind === kindOf(settings));
}
