import type { Knobs } from '../knobs.ts';
import { kindOf } from './names.ts';
import type { Scenario } from './scenario.ts';

/** The parts of one kind that a trigger or an action happens to, by what people write into `of`. */
export function targetsOf(scenario: Scenario, of: string, kind: keyof Knobs): string[] {
  return fittingTargets(scenario, kind).filter((name) => name === of);
}

/** What may be written into `of`. */
export function fittingTargets(scenario: Scenario, kind: keyof Knobs): string[] {
  if (kind === 'arrow') return Object.keys(scenario.arrows);
  return Object.keys(scenario.components).filter((name) => kindOf(scenario.components[name]!) === kind);
}
