import { components } from '../components/index.ts';
import { guards as allGuards } from '../guards/index.ts';
import { triggers } from '../triggers/index.ts';
import { checkClock, checkGuards, checkTriggers } from './checks.ts';
import { Findings, type EngineDiagnostic } from './diagnostic.ts';
import { mergeGuards } from './merge.ts';
import { endsOf, kindOf } from './names.ts';
import type { ScheduledTriggerSetting } from '../triggers/scheduled-trigger.ts';
import type { ArrowPlan, ComponentPlan, GuardPlan, Limits, Plan } from './plan.ts';
import { NO_GUARDS, type GuardSettings, type PlaceSettings, type Scenario } from './scenario.ts';
import { placeKeys, sides } from './sides.ts';
import { targetsOf } from './targets.ts';
import { behaviourOf, checkTopology } from './topology-checks.ts';

export interface Compiled {
  /** Absent if there are diagnostics. */
  readonly plan?: Plan;
  readonly diagnostics: readonly EngineDiagnostic[];
}

/** Names become addresses: checks what the schema cannot see and resolves the rest. Parsed settings in, no schema. */
export function compile(scenario: Scenario, guards: GuardSettings = NO_GUARDS): Compiled {
  const findings = new Findings();
  checkClock(scenario, findings);
  checkTopology(scenario, findings);
  checkTriggers(scenario, findings);
  checkGuards(scenario, scenario.guards, { findings, source: 'scenario', root: ['guards'] });
  checkGuards(scenario, guards, { findings, source: 'guards', root: [] });
  if (findings.all.length > 0) return { diagnostics: findings.all };
  return { plan: resolve(scenario, mergeGuards(scenario.guards, guards)), diagnostics: [] };
}

/** When triggers act, and what a chart writes into their bands. */
export function triggerWindows(
  scenario: Scenario,
): { name: string; part: string; label: string; fromUs: number; toUs: number }[] {
  const plans = triggerPlans(scenario);
  const firstOfEach = plans.filter(({ name }, index) => plans.findIndex((each) => each.name === name) === index);
  return firstOfEach.map(({ name, behaviour, params, atUs, forUs }) => ({
    name,
    part: (params as { readonly of: string }).of,
    label: behaviour.label(params as never),
    fromUs: atUs,
    toUs: atUs + forUs,
  }));
}

function resolve(scenario: Scenario, guards: GuardSettings): Plan {
  const order = calleesFirst(scenario);
  // By name, so that the order of keys in a file changes no run.
  const arrowNames = Object.keys(scenario.arrows).sort();
  return {
    durationUs: scenario.duration,
    bucketUs: scenario.bucket,
    bucketCount: scenario.duration / scenario.bucket,
    components: order.map((name) => componentPlan(name, { scenario, guards, arrowNames })),
    triggers: triggerPlans(scenario),
    limits: LIMITS,
  };
}

interface Resolving {
  readonly scenario: Scenario;
  readonly guards: GuardSettings;
  readonly arrowNames: readonly string[];
}

function componentPlan(name: string, resolving: Resolving): ComponentPlan {
  const settings = resolving.scenario.components[name]!;
  const kind = kindOf(settings);
  return {
    name,
    behaviour: components.find((each) => each.kind === kind)! as ComponentPlan['behaviour'],
    params: settings[kind],
    guards: guardPlans(guardsOf(name, kind, resolving.guards)),
    arrows: resolving.arrowNames
      .filter((arrow) => endsOf(arrow).from === name)
      .map((arrow) => arrowPlan(arrow, resolving)),
  };
}

function guardsOf(name: string, kind: string, guards: GuardSettings): PlaceSettings | undefined {
  const guardedAt = components.find((each) => each.kind === kind)!.guardedAt;
  const key = placeKeys.find((each) => sides[each].side === guardedAt);
  return key && guards[key]?.[name];
}

function arrowPlan(name: string, { scenario, guards, arrowNames }: Resolving): ArrowPlan {
  return {
    name,
    index: arrowNames.indexOf(name),
    to: endsOf(name).to,
    delayUs: scenario.arrows[name]!.delay,
    guards: guardPlans(guards.calls[name]),
  };
}

function guardPlans(place: PlaceSettings | undefined): GuardPlan[] {
  if (place === undefined) return [];
  // In the order of the registry, so that the order of keys in a file changes no run.
  return allGuards
    .filter((guard) => guard.key in place)
    .map((guard) => ({ behaviour: guard as GuardPlan['behaviour'], params: place[guard.key] }));
}

/** One for each part it happens to. */
function triggerPlans(scenario: Scenario): ScheduledTriggerSetting[] {
  return Object.entries(scenario.triggers).flatMap(([name, settings]) => {
    const behaviour = triggers.find((each) => each.key in settings)! as ScheduledTriggerSetting['behaviour'];
    const params = settings[behaviour.key] as { readonly of: string };
    const when = { atUs: settings.at, forUs: settings.for };
    return targetsOf(scenario, params.of, behaviour.of).map((of) => ({ name, of, behaviour, params, ...when }));
  });
}

/** Arrows hold no cycle (`checkTopology`), so this ends. Who watches others comes last. */
function calleesFirst(scenario: Scenario): string[] {
  const order: string[] = [];
  const visit = (name: string): void => {
    if (order.includes(name)) return;
    for (const arrow of Object.keys(scenario.arrows).sort()) if (endsOf(arrow).from === name) visit(endsOf(arrow).to);
    order.push(name);
  };
  const names = Object.keys(scenario.components).sort();
  const isWatcher = (name: string): boolean => behaviourOf(scenario, name)!.watches !== undefined;
  for (const name of names) if (!isWatcher(name)) visit(name);
  return [...order, ...names.filter(isWatcher)];
}

const LIMITS: Limits = { events: 200_000_000, liveAttempts: 1_000_000 };
