import { acting } from './acting.ts';
import { checkClock, checkGuards } from './checks.ts';
import { Findings, type EngineDiagnostic } from './diagnostic.ts';
import { checkDomains } from './domain-checks.ts';
import { draftOf } from './everything.ts';
import { mergeGuards } from './merge.ts';
import { checkPanic } from './panic-checks.ts';
import type { Plan } from './plan.ts';
import { checkReplicas } from './replica-checks.ts';
import { resolve } from './resolve.ts';
import { NO_GUARDS, type GuardSettings, type Scenario } from './scenario.ts';
import { checkTopology } from './topology-checks.ts';
import { checkTriggers } from './trigger-checks.ts';

export interface Compiled {
  /** Absent if there are diagnostics. */
  readonly plan?: Plan;
  readonly diagnostics: readonly EngineDiagnostic[];
}

/** Names become addresses: checks what the schema cannot see and resolves the rest. Parsed settings in, no schema. */
export function compile(written: Scenario, guards: GuardSettings = NO_GUARDS): Compiled {
  const scenario = draftOf(written);
  const findings = new Findings();
  checkClock(scenario, findings);
  checkTopology(scenario, findings);
  checkReplicas(scenario, findings);
  checkDomains(scenario, findings);
  checkTriggers(scenario, findings);
  for (const [settings, source, root] of [
    [scenario.guards, 'scenario', ['guards']],
    [guards, 'guards', []],
  ] as const) {
    checkGuards(scenario, settings, { findings, source, root });
    checkPanic(scenario, settings, { findings, source, root });
  }
  if (findings.all.length > 0) return { diagnostics: findings.all };
  const plan = acting.withRunbooks(written, resolve(scenario, mergeGuards(written.guards, guards)), findings);
  return findings.all.length > 0 ? { diagnostics: findings.all } : { plan, diagnostics: [] };
}
