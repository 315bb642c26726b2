import type { Draft } from './draft.ts';
import { kindOf } from './names.ts';
import type { ComponentPlan } from './plan.ts';

/** How a component of the scenario behaves; undefined if there is none of this name, or of its kind. */
export function behaviourOf({ components, parts }: Draft, name: string): ComponentPlan['behaviour'] | undefined {
  const settings = components[name];
  return settings && parts.components.find((each) => each.kind === kindOf(settings));
}
