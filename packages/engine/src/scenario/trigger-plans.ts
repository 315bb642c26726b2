import type { ScheduledTriggerSetting } from '../triggers/scheduled-trigger.ts';
import type { Draft } from './draft.ts';
import { targetsOf } from './targets.ts';

/** One for each part that a trigger happens to. */
export function triggerPlans(scenario: Draft): ScheduledTriggerSetting[] {
  return Object.entries(scenario.triggers).flatMap(([name, settings]) => {
    const behaviour = scenario.parts.triggers.find((each) => each.key in settings)!;
    const params = settings[behaviour.key] as { readonly of: string };
    const { at: atUs, for: forUs, chance, strikes } = settings;
    return targetsOf(scenario, params.of, behaviour.of).map((of, index, { length: count }) => {
      const turn = behaviour.turnOf?.(params as never, { index, count, atUs, forUs }) ?? { atUs, forUs };
      return { name, of, behaviour, params, sinceUs: atUs, chance, strikes, ...turn };
    });
  });
}
