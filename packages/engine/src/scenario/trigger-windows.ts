import { triggers } from '../triggers/index.ts';
import type { Scenario } from './scenario.ts';

/** When triggers act, and what a chart writes into their bands. Needs no plan, so that a page can draw without one. */
export function triggerWindows(
  scenario: Scenario,
): { name: string; part: string; label: string; fromUs: number; toUs: number }[] {
  return Object.entries(scenario.triggers).map(([name, settings]) => {
    const behaviour = triggers.find((each) => each.key in settings)!;
    const params = settings[behaviour.key] as { readonly of: string };
    const label = behaviour.label(params as never);
    return { name, part: params.of, label, fromUs: settings.at, toUs: settings.at + settings.for };
  });
}
