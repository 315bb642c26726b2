import type { System } from '@basin/experiments';
import { formedNumber } from '../border/number-form.ts';
import { axisOf, type FormedAxis } from '../border/range.ts';
import type { Missing } from '../find/folder.ts';

/** What is varied where nobody says otherwise: the length of the first trigger, up to four times what it is. */
export function usualAxis(system: System): { axis: FormedAxis } | { missing: Missing } {
  const [name] = Object.keys(system.scenario.triggers);
  if (name === undefined) {
    return {
      missing: { says: 'The scenario has no trigger to vary.', instead: 'Name a number and its range: path=from..to.' },
    };
  }
  const at = formedNumber(system, `triggers["${name}"].for`);
  if ('missing' in at) return at;
  const { value } = at.number;
  return { axis: axisOf(at.number, Math.max(1, Math.round(value / 20)), 4 * value) };
}

/** The load of the first client, its rate or its users, from a fifth of what it is to a fifth more. */
export function rateAxis(system: System): { axis: FormedAxis } | { missing: Missing } {
  const [name = '', settings] =
    Object.entries(system.scenario.components).find(([, each]) => each['client'] !== undefined) ?? [];
  const { closed } = (settings?.['client'] ?? {}) as { readonly closed?: unknown };
  const at = formedNumber(
    system,
    `components["${name}"].client.${closed === undefined ? 'arrivals.rate' : 'closed.users'}`,
  );
  if ('missing' in at) return at;
  return { axis: axisOf(at.number, at.number.value / 5, at.number.value * 1.2) };
}
