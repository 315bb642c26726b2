import {
  InvariantError,
  type ArrowSettings,
  type GuardSettings,
  type PlaceSettings,
  type Scenario,
} from '@basin/engine';
import type { Job } from '../runs/runner.ts';
import { readPath } from './path.ts';
import { inForce, PANIC_MODE, placesOf, type System } from './system.ts';
import { numberAt, withNumber, withValue } from './vary.ts';

/**
 * A difference from the system that was asked about. Plain data: with a seed it says all that is needed to make a run
 * again, so every point of every answer carries its changes.
 */
export type Change =
  | { readonly set: string; readonly to: number }
  /**
   * A trigger, `triggers.slow`, a guard, `guards.calls["users -> checkout"].retry` or `guards.system.panicMode`, or what comes
   * at a client's door at certain times, `components.users.client.crowds`: off.
   */
  | { readonly remove: string }
  /** A guard laid over the scenario: as the scenario itself has it. One that is the scenario's own: off. */
  | { readonly restore: string }
  /** A client's rate over time, in place of its own. */
  | { readonly schedule: string; readonly steps: readonly RateStep[] }
  /** A client's load over time, as so many times what it is: rate, users, recorded calls, crowds. Never 0. */
  | { readonly load: string; readonly steps: readonly LoadStep[] }
  /** For a while, more calls like those of a client, by a client beside it that is named `pulse`, or a little differently. */
  | { readonly pulse: string; readonly perSecond: number; readonly atUs: number; readonly forUs: number };

export interface RateStep {
  readonly atUs: number;
  readonly perSecond: number;
}

export interface LoadStep {
  readonly atUs: number;
  readonly times: number;
}

/** Which run of the system that was asked about: the scenario changed so, and this seed. */
export interface RunRef {
  readonly changes: readonly Change[];
  readonly seed: number;
}

/** The job that makes a run again. */
export function jobOf(system: System, { changes, seed }: RunRef): Job {
  return { ...changed(system, changes), seed };
}

/** Changes are applied in their order. They are made by experiments, of paths that `numberAt` has found. */
export function changed(system: System, changes: readonly Change[]): System {
  return changes.reduce(applied, system);
}

function applied(system: System, change: Change): System {
  if ('set' in change) return withSet(system, change);
  if ('remove' in change) return without(system, change.remove);
  if ('restore' in change) return restored(system, change.restore);
  if ('schedule' in change) return withSchedule(system, change);
  if ('load' in change) return withLoad(system, change);
  return withPulse(system, change);
}

function withSet(system: System, { set, to }: { readonly set: string; readonly to: number }): System {
  const number = numberAt(system, set);
  if ('diagnostics' in number) throw new InvariantError(`changes name numbers that exist: ${set}`);
  return withNumber(system, number.found, to);
}

function without(system: System, path: string): System {
  const read = readPath(path);
  const [root, ...rest] = 'steps' in read ? read.steps : [];
  if (root === 'triggers' && rest.length === 1) {
    const triggers = Object.entries(system.scenario.triggers).filter(([name]) => name !== rest[0]);
    return { ...system, scenario: { ...system.scenario, triggers: Object.fromEntries(triggers) } };
  }
  const [side = '', place = '', guard = ''] = rest;
  if (root === 'components' && place === 'client' && guard === 'crowds') return withoutCrowds(system, side);
  if (isPanicMode(path)) return { ...system, guards: { ...system.guards, system: { panicMode: 'off' } } };
  if (root !== 'guards' || guard === '') throw new InvariantError(`a trigger or a guard can be removed: ${path}`);
  return { ...system, guards: withValue(system.guards, [side, place, guard], 'off') as GuardSettings };
}

function restored(system: System, path: string): System {
  if (isPanicMode(path) && system.guards.system !== undefined) {
    const { system: _, ...guards } = system.guards;
    return { ...system, guards };
  }
  const read = readPath(path);
  const [, side = '', place = '', guard = ''] = 'steps' in read ? read.steps : [];
  const places = placesOf(system.guards)[side] ?? {};
  const settings = places[place] ?? {};
  if (settings[guard] === undefined) return without(system, path);
  const { [guard]: _, ...rest } = settings;
  return { ...system, guards: withValue(system.guards, [side, place], rest) as GuardSettings };
}

function isPanicMode(path: string): boolean {
  const read = readPath(path);
  return 'steps' in read && read.steps.join(' ') === PANIC_MODE.join(' ');
}

function withoutCrowds(system: System, name: string): System {
  const { crowds: _, ...params } = clientParams(system.scenario, name);
  return withClient(system, name, params);
}

/** By spikes that last to the end of the run, so that no moment lies between one and the next; they multiply. */
function withLoad(
  system: System,
  { load, steps }: { readonly load: string; readonly steps: readonly LoadStep[] },
): System {
  clientParams(system.scenario, load);
  const { duration, triggers } = system.scenario;
  const spikes = steps.flatMap(({ atUs, times }, index) => {
    const before = steps[index - 1]?.times ?? 1;
    if (!(times > 0)) throw new InvariantError('load is changed by a factor above 0');
    if (times === before || atUs >= duration) return [];
    const spike = { at: atUs, for: duration - atUs, loadSpike: { of: load, factor: times / before } };
    return [[nameBeside(triggers, `load-${index + 1}-${load}`), spike] as const];
  });
  const scenario = { ...system.scenario, triggers: { ...triggers, ...Object.fromEntries(spikes) } } as Scenario;
  return { ...system, scenario };
}

function nameBeside(taken: object, name: string): string {
  return Object.hasOwn(taken, name) ? nameBeside(taken, `${name}-again`) : name;
}

function withSchedule(
  system: System,
  { schedule, steps }: { readonly schedule: string; readonly steps: readonly RateStep[] },
): System {
  const params = clientParams(system.scenario, schedule);
  const written = steps.map(({ atUs, perSecond }) => ({ at: atUs, perSecond }));
  return withClient(system, schedule, { ...params, schedule: written });
}

/** Its calls go where those of the client go, under the same guards; the client's own chances stay what they were. */
function withPulse(
  system: System,
  {
    pulse,
    perSecond,
    atUs,
    forUs,
  }: { readonly pulse: string; readonly perSecond: number; readonly atUs: number; readonly forUs: number },
): System {
  const [arrow, settings] = arrowFrom(system.scenario, pulse);
  const name = nameBehindAll(Object.keys(system.scenario.arrows));
  const twin = `${name} -> ${arrow.split(' -> ')[1] ?? ''}`;
  const schedule = [
    { at: atUs, perSecond },
    { at: atUs + forUs, perSecond: 0 },
  ];
  // Nobody else comes by it: neither its crowds nor users who wait for their answers, and its rate does not swing.
  const own = { ...clientParams(system.scenario, pulse), closed: undefined, crowds: undefined, sine: undefined };
  const params = { ...own, arrivals: { law: 'constant', perSecond: 0 }, schedule };
  const { scenario, guards } = withClient(system, name, params);
  const placed: PlaceSettings = inForce(system).guards.calls[arrow] ?? {};
  return {
    scenario: { ...scenario, arrows: { ...scenario.arrows, [twin]: settings } },
    guards: { ...guards, calls: { ...guards.calls, [twin]: placed } },
  };
}

/** Arrows are numbered by name and draw by their number: one behind all others leaves theirs, and so all chances, alone. */
function nameBehindAll(arrows: readonly string[]): string {
  let name = 'pulse';
  while (arrows.some((arrow) => arrow >= name)) name = `z${name}`;
  return name;
}

function withClient(system: System, name: string, params: unknown): System {
  const components = { ...system.scenario.components, [name]: { client: params } };
  return { ...system, scenario: { ...system.scenario, components } };
}

function clientParams(scenario: Scenario, name: string): Readonly<Record<string, unknown>> {
  const params = scenario.components[name]?.['client'];
  if (typeof params !== 'object' || params === null) throw new InvariantError(`there is a client ${name}`);
  return params as Readonly<Record<string, unknown>>;
}

function arrowFrom(scenario: Scenario, name: string): [string, ArrowSettings] {
  const entry = Object.entries(scenario.arrows).find(([arrow]) => arrow.startsWith(`${name} -> `));
  if (entry === undefined) throw new InvariantError(`a client has an arrow: ${name}`);
  return entry;
}
