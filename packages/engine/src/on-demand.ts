/**
 * The engine's door for a worker: what runs is fetched when a scenario names it.
 *
 * At hand is what nearly every scenario needs: the kernel, clients, servers, arrows, the triggers and the most used
 * guards. Whatever else a scenario names is a chunk of its own: a kind of component, the guards of a side, panic mode,
 * acting. The plan is the one that `compile` makes, and so is the run.
 */
import type { ActionSettings } from './actions/action-plan.ts';
import { client } from './components/client/client.ts';
import type { ComponentKind } from './components/component.ts';
import { server } from './components/server/server.ts';
import { assert } from './core/assert.ts';
import { guardsAtHand } from './guards/at-hand.ts';
import { Findings, type EngineDiagnostic } from './scenario/diagnostic.ts';
import type { Parts } from './scenario/draft.ts';
import { mergeGuards } from './scenario/merge.ts';
import { kindOf } from './scenario/names.ts';
import type { CompiledActions, Plan } from './scenario/plan.ts';
import { resolve } from './scenario/resolve.ts';
import type { GuardSettings, Places, Scenario } from './scenario/scenario.ts';
import { placeKeys, sides, type PlaceKey } from './scenario/sides.ts';
import type { SitesBySide } from './sites.ts';
import { triggers } from './triggers/index.ts';

export { begin } from './simulate.ts';

/**
 * Fetches what a scenario and its guards name, and makes the plan.
 *
 * They have been checked: by `compile`, where somebody wrote them. What is wrong with them all the same may end in an
 * error, here or in the run; {@link diagnose} then says what it is.
 */
export async function load(scenario: Scenario, guards: GuardSettings, use: Use = {}): Promise<Plan> {
  const merged = mergeGuards(scenario.guards, guards);
  const parts = await partsOf(scenario, merged, use);
  const plan = resolve({ ...scenario, parts }, merged);
  if (parts.acting === undefined) return plan;
  const findings = new Findings();
  const whole = parts.acting.withRunbooks(scenario, plan, findings);
  assert(findings.all.length === 0, 'a runbook holds what can be done');
  return whole;
}

/** Checks and resolves actions for the runs of a plan that was loaded to be acted on. */
export function compileActions(plan: Plan, actions: readonly ActionSettings[]): CompiledActions {
  assert(plan.acting !== undefined, 'who acts has a desk');
  return plan.acting.compileActions(plan, actions);
}

/** What is wrong with a scenario and its guards, if anything is. Fetches the checks, and every part there is. */
export async function diagnose(scenario: Scenario, guards: GuardSettings): Promise<readonly EngineDiagnostic[]> {
  const { compile } = await import('./scenario/compile.ts');
  return compile(scenario, guards).diagnostics;
}

/** What is done with the runs of a plan, besides letting them run. */
interface Use {
  /** Somebody acts: beforehand (`SimulateOptions.actions`) or while one is under way (`act`). */
  readonly isActedOn?: boolean;
  /** Calls are followed (`SimulateOptions.trace`). */
  readonly isFollowed?: boolean;
}

async function partsOf(
  scenario: Scenario,
  guards: GuardSettings,
  { isActedOn = false, isFollowed = false }: Use,
): Promise<Parts> {
  const kinds = new Set(Object.values(scenario.components).map(kindOf));
  const components = await Promise.all([...kinds].map(componentOf));
  const isOperated = components.some(({ runbook }) => runbook !== undefined);
  const [named, panic, acting, following] = await Promise.all([
    guardsOf(guards),
    guards.system?.panicMode && import('./scenario/panic.ts'),
    (isActedOn || isOperated) && import('./scenario/acting.ts'),
    isFollowed && import('./scenario/following.ts'),
  ]);
  return {
    components,
    guards: named,
    triggers: triggers as readonly unknown[] as Parts['triggers'],
    ...(panic && { panic: panic.panicPlan }),
    ...(acting && { acting: acting.acting }),
    ...(following && { openTrace: following.openTrace }),
  };
}

async function componentOf(kind: string): Promise<Component> {
  assert(Object.hasOwn(componentsByKind, kind), 'a component is of a kind that exists');
  return (await componentsByKind[kind as ComponentKind]()) as unknown as Component;
}

/** Those that are named at some place, alphabetical by their keys. */
async function guardsOf(guards: GuardSettings): Promise<readonly Guard[]> {
  const bySide = await Promise.all(
    placeKeys.map(async (key) => {
      const named = namedIn([guards[key], panicPlaces(guards, key)]);
      const { side } = sides[key];
      const isCommon = named.every((name) => guardsAtHand.some((each) => each.key === name && each.side === side));
      const known = (isCommon ? guardsAtHand : await guardsBySide[side]()) as readonly unknown[] as readonly Guard[];
      return named.map((name) => {
        const guard = known.find((each) => each.key === name);
        assert(guard !== undefined, 'a guard acts at its side');
        return guard;
      });
    }),
  );
  return bySide.flat().sort((a, b) => (a.key < b.key ? -1 : 1));
}

function panicPlaces({ system }: GuardSettings, key: PlaceKey): Places | undefined {
  const panicMode = system?.panicMode;
  return panicMode === undefined || panicMode === 'off' || (key !== 'calls' && key !== 'servers')
    ? undefined
    : panicMode[key];
}

function namedIn(all: readonly (Places | undefined)[]): string[] {
  const named = all.flatMap((places) => Object.values(places ?? {}).flatMap(Object.keys));
  return [...new Set(named)];
}

type Component = Parts['components'][number];
type Guard = Parts['guards'][number];

const componentsByKind: Readonly<Record<ComponentKind, () => unknown>> = {
  autoscaler: async () => (await import('./components/autoscaler/autoscaler.ts')).autoscaler,
  balancer: async () => (await import('./components/balancer/balancer.ts')).balancer,
  cache: async () => (await import('./components/cache/cache.ts')).cache,
  client: () => client,
  contendedStore: async () => (await import('./components/contended-store/contended-store.ts')).contendedStore,
  controller: async () => (await import('./components/controller/controller.ts')).controller,
  operator: async () => (await import('./components/operator/operator.ts')).operator,
  pool: async () => (await import('./components/pool/pool.ts')).pool,
  server: () => server,
};

const guardsBySide: Readonly<Record<keyof SitesBySide, () => Promise<readonly unknown[]>>> = {
  balancer: async () => (await import('./guards/at-balancer.ts')).balancerGuards,
  cache: async () => (await import('./guards/at-cache.ts')).cacheGuards,
  caller: async () => (await import('./guards/at-caller.ts')).callerGuards,
  server: async () => (await import('./guards/at-server.ts')).serverGuards,
};
