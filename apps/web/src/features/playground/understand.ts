import { compile, NO_GUARDS, type ActionSettings, type GuardSettings, type Scenario } from '@basin/engine';
import { everyGuard, parseActions, parseGuards, parseScenario, type Diagnostic } from '@basin/lab';
import type { Sheet, SheetText } from './sheet.ts';

/** What the three texts of a sheet mean together. */
export interface Understood {
  /** There as soon as the text has the form of a scenario: enough to draw what is being built. */
  readonly shape?: Scenario;
  /** None while the guards cannot be read. */
  readonly guards: GuardSettings;
  /** What can be run. Absent while something is wrong, or nothing is there yet. */
  readonly system?: RunnableSystem;
  readonly diagnostics: Readonly<Record<SheetText, readonly Diagnostic[]>>;
}

export interface RunnableSystem {
  readonly scenario: Scenario;
  readonly guards: GuardSettings;
  readonly actions: readonly ActionSettings[];
}

/** Each text is held against those before it: guards against the system, actions against both. */
export function understand({ scenario: text, guards: guardsText, actions: actionsText }: Sheet): Understood {
  const { scenario, shape, diagnostics: inScenario } = parseScenario(text);
  const drawn = shape === undefined ? {} : { shape };
  if (scenario === undefined) {
    const guards = shape && parseGuards(guardsText, { scenario: shape, allowed: everyGuard(shape) }).guards;
    return { ...drawn, guards: guards ?? NO_GUARDS, diagnostics: { scenario: inScenario, guards: [], actions: [] } };
  }
  const read = parseGuards(guardsText, { scenario, allowed: everyGuard(scenario) });
  const { plan } = compile(scenario, read.guards ?? NO_GUARDS);
  const acts = plan === undefined ? { diagnostics: [] } : parseActions(actionsText, plan);
  const isThere = Object.keys(scenario.components).length > 0;
  const isWhole = isThere && read.guards !== undefined && acts.actions !== undefined;
  return {
    ...drawn,
    guards: read.guards ?? NO_GUARDS,
    ...(isWhole && { system: { scenario, guards: read.guards, actions: acts.actions } }),
    diagnostics: { scenario: inScenario, guards: read.diagnostics, actions: acts.diagnostics },
  };
}
