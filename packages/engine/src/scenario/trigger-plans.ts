import { triggers } from '../triggers/index.ts';
import type { ScheduledTriggerSetting } from '../triggers/scheduled-trigger.ts';
import type { Scenario, TriggerSettings } from './scenario.ts';
import { targetsOf } from './targets.ts';

/** One for each part that a trigger happens to. */
export function triggerPlans(scenario: Scenario): ScheduledTriggerSetting[] {
  return Object.entries(scenario.triggers).flatMap(([name, settings]) => {
    const { behaviour, params } = kindOf(settings);
    const { at: atUs, for: forUs, chance, strikes } = settings;
    return targetsOf(scenario, params.of, behaviour.of).map((of, index, { length: count }) => {
      const turn = behaviour.turnOf?.(params as never, { index, count, atUs, forUs }) ?? { atUs, forUs };
      return { name, of, behaviour, params, sinceUs: atUs, chance, strikes, ...turn };
    });
  });
}

/** When triggers act, and what a chart writes into their bands. */
export function triggerWindows(
  scenario: Scenario,
): { name: string; part: string; label: string; fromUs: number; toUs: number }[] {
  return Object.entries(scenario.triggers).map(([name, settings]) => {
    const { behaviour, params } = kindOf(settings);
    const label = behaviour.label(params as never);
    return { name, part: params.of, label, fromUs: settings.at, toUs: settings.at + settings.for };
  });
}

function kindOf(settings: TriggerSettings): { behaviour: Behaviour; params: { readonly of: string } } {
  const behaviour = triggers.find((each) => each.key in settings)! as Behaviour;
  return { behaviour, params: settings[behaviour.key] as { readonly of: string } };
}

type Behaviour = ScheduledTriggerSetting['behaviour'];
