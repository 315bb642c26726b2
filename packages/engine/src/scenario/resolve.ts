import { assert } from '../core/assert.ts';
import { behaviourOf } from './behaviour-of.ts';
import { domainPlans } from './domains.ts';
import type { Draft } from './draft.ts';
import { mergeGuards } from './merge.ts';
import { endsOf, kindOf } from './names.ts';
import type { ArrowPlan, ComponentPlan, GuardPlan, Limits, Plan } from './plan.ts';
import { arrowMembersOf, groupsOf, membersOf } from './replicas.ts';
import { NO_GUARDS, type GuardSettings, type PlaceSettings } from './scenario.ts';
import { placeKeys, sides, type PlaceKey } from './sides.ts';
import { triggerPlans } from './trigger-plans.ts';

/**
 * Names become addresses, in a document that has been checked (`compile.ts`).
 *
 * What it cannot go on without it asserts: a worker resolves what it is sent without the checks, and asks them only
 * when something went wrong (`../on-demand.ts`).
 */
export function resolve(scenario: Draft, guards: GuardSettings): Plan {
  assertPlaces(scenario, guards);
  assert(Number.isInteger(scenario.duration / scenario.bucket), 'a run lasts a whole number of buckets');
  const { acting, openTrace } = scenario.parts;
  const panic = scenario.parts.panic?.(scenario, guards);
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
    ...(acting === undefined ? {} : { acting }),
    ...(openTrace === undefined ? {} : { openTrace }),
    limits: LIMITS,
  };
}

interface Resolving {
  readonly scenario: Draft;
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
    behaviour: behaviourOf(resolving.scenario, written)!,
    params: settings[kind],
    ...guardPlans(written, placeKeyOf(resolving.scenario, written), resolving),
    arrows: resolving.arrows.filter((arrow) => arrow.from === name).map((arrow) => arrowPlan(arrow, resolving)),
  };
}

/** Under which key guards of a component are written. */
function placeKeyOf(scenario: Draft, name: string): PlaceKey | undefined {
  const guardedAt = behaviourOf(scenario, name)?.guardedAt;
  return placeKeys.find((each) => sides[each].side === guardedAt);
}

function arrowPlan({ name, written, index, to }: Arrow, resolving: Resolving): ArrowPlan {
  return {
    name,
    index,
    to,
    delayUs: resolving.scenario.arrows[written]!.delay,
    ...guardPlans(written, 'calls', resolving),
  };
}

function guardPlans(
  name: string,
  key: PlaceKey | undefined,
  { guards, scenario }: Resolving,
): Pick<ComponentPlan, 'guards' | 'hasPanicSet'> {
  const usual = (key && guards[key]?.[name]) ?? {};
  const inPanic = panicPlaceOf(name, key, guards);
  // In the order of the parts, so that the order of keys in a file changes no run.
  const plans = scenario.parts.guards.flatMap((behaviour): GuardPlan[] => {
    const { key: guard } = behaviour;
    const [params, panicParams] = [usual[guard], inPanic === undefined ? usual[guard] : inPanic[guard]];
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
/** That guards are written for places there are, and that arrows leave from somewhere. */
function assertPlaces(scenario: Draft, guards: GuardSettings): void {
  for (const arrow of Object.keys(scenario.arrows))
    assert(Object.hasOwn(scenario.components, endsOf(arrow).from), 'an arrow leaves a component');
  for (const key of placeKeys) {
    for (const place of Object.keys(guards[key] ?? {})) {
      const isThere = key === 'calls' ? Object.hasOwn(scenario.arrows, place) : placeKeyOf(scenario, place) === key;
      assert(isThere, 'a guard has a place');
    }
  }
}

function calleesFirst(scenario: Draft): string[] {
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
