import { components } from '../components/index.ts';
import { guards as allGuards } from '../guards/index.ts';
import { checkClock, checkGuards } from './checks.ts';
import { Findings, type EngineDiagnostic } from './diagnostic.ts';
import { checkDomains, domainPlans } from './domains.ts';
import { mergeGuards } from './merge.ts';
import { endsOf, kindOf } from './names.ts';
import type { ArrowPlan, ComponentPlan, GuardPlan, Limits, Plan } from './plan.ts';
import { checkReplicas } from './replica-checks.ts';
import { arrowMembersOf, groupsOf, membersOf } from './replicas.ts';
import { NO_GUARDS, type GuardSettings, type PlaceSettings, type Scenario } from './scenario.ts';
import { checkPanic, panicPlan } from './panic.ts';
import { withRunbooks } from './runbooks.ts';
import { placeKeys, sides, type PlaceKey } from './sides.ts';
import { behaviourOf } from './behaviour-of.ts';
import { checkTopology } from './topology-checks.ts';
import { checkTriggers } from './trigger-checks.ts';
import { triggerPlans } from './trigger-plans.ts';

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
  const plan = withRunbooks(scenario, resolve(scenario, mergeGuards(scenario.guards, guards)), findings);
  return findings.all.length > 0 ? { diagnostics: findings.all } : { plan, diagnostics: [] };
}

function resolve(scenario: Scenario, guards: GuardSettings): Plan {
  const panic = panicPlan(scenario, guards);
  const order = calleesFirst(scenario);
  // By name, so that the order of keys in a file changes no run.
  const writtenArrows = Object.keys(scenario.arrows).sort();
  const arrows = writtenArrows
    .flatMap((written) => arrowMembersOf(scenario, written).map((name) => ({ name, written, ...endsOf(name) })))
    .map((arrow, index) => ({ ...arrow, index }));
  return {
    durationUs: scenario.duration,
    bucketUs: scenario.bucket,
    bucketCount: scenario.duration / scenario.bucket,
    components: order.flatMap((written) =>
      membersOf(scenario, written).map((name) => componentPlan({ name, written }, { scenario, guards, arrows })),
    ),
    groups: groupsOf(scenario),
    domains: domainPlans(scenario),
    triggers: triggerPlans(scenario),
    ...(panic === undefined ? {} : { panic }),
    limits: LIMITS,
  };
}

interface Resolving {
  readonly scenario: Scenario;
  readonly guards: GuardSettings;
  readonly arrows: readonly Arrow[];
}

/** A part as it is built, and the name under which its settings are written. */
interface Part {
  readonly name: string;
  readonly written: string;
}

interface Arrow extends Part {
  readonly from: string;
  readonly to: string;
  readonly index: number;
}

function componentPlan({ name, written }: Part, resolving: Resolving): ComponentPlan {
  const settings = resolving.scenario.components[written]!;
  const kind = kindOf(settings);
  return {
    name,
    behaviour: components.find((each) => each.kind === kind)! as ComponentPlan['behaviour'],
    params: settings[kind],
    ...guardPlans(written, placeKeyOf(kind), resolving.guards),
    arrows: resolving.arrows.filter((arrow) => arrow.from === name).map((arrow) => arrowPlan(arrow, resolving)),
  };
}

function placeKeyOf(kind: string): PlaceKey | undefined {
  const guardedAt = components.find((each) => each.kind === kind)!.guardedAt;
  return placeKeys.find((each) => sides[each].side === guardedAt);
}

function arrowPlan({ name, written, index, to }: Arrow, { scenario, guards }: Resolving): ArrowPlan {
  return {
    name,
    index,
    to,
    delayUs: scenario.arrows[written]!.delay,
    ...guardPlans(written, 'calls', guards),
  };
}

function guardPlans(
  name: string,
  key: PlaceKey | undefined,
  guards: GuardSettings,
): Pick<ComponentPlan, 'guards' | 'hasPanicSet'> {
  const usual = (key && guards[key]?.[name]) ?? {};
  const inPanic = panicPlaceOf(name, key, guards);
  // In the order of the registry, so that the order of keys in a file changes no run.
  const plans = allGuards.flatMap((guard) => {
    const behaviour = guard as GuardPlan['behaviour'];
    const [params, panicParams] = [usual[guard.key], inPanic === undefined ? usual[guard.key] : inPanic[guard.key]];
    if (params === panicParams) return params === undefined ? [] : [{ behaviour, params }];
    const ofUsual = params === undefined ? [] : [{ behaviour, params, only: 'usual' as const }];
    return panicParams === undefined
      ? ofUsual
      : [...ofUsual, { behaviour, params: panicParams, only: 'panic' as const }];
  });
  return { guards: plans, hasPanicSet: inPanic !== undefined };
}

/** The guards of a place while a panic mode is engaged, if that changes any. */
function panicPlaceOf(name: string, key: PlaceKey | undefined, guards: GuardSettings): PlaceSettings | undefined {
  const panicMode = guards.system?.panicMode;
  if (panicMode === undefined || panicMode === 'off' || (key !== 'calls' && key !== 'servers')) return undefined;
  if (panicMode[key][name] === undefined) return undefined;
  return mergeGuards(guards, { ...NO_GUARDS, [key]: panicMode[key] })[key][name];
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
