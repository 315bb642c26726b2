import { InvariantError, type Scenario } from '@basin/engine';
import { crowdsOf, scheduleOf } from '../outcome/calm.ts';
import type { Change, RateStep } from '../vary/change.ts';

/**
 * A client whose load can be set, and what it is.
 *
 * `rate`: users arrive at a rate of their own, whatever the system does. `users`: so many users wait for their answers; they
 * would make `perSecond` calls if every answer came at once, and make fewer the longer they wait (an open system against a
 * closed one: Schroeder, Wierman, Harchol-Balter, NSDI 2006). `shape`: calls that were recorded, or crowds that come again;
 * `perSecond` is their average over the run, and only all of it can be made more or less.
 */
interface LoadedClient {
  readonly name: string;
  readonly form: 'rate' | 'users' | 'shape';
  readonly perSecond: number;
}

/** All clients that have a load. */
export function loadedClients(scenario: Scenario): LoadedClient[] {
  return Object.entries(scenario.components).flatMap(([name, settings]) => {
    const params = settings['client'] as ClientParams | undefined;
    const load = params === undefined ? undefined : loadOf(params, scenario);
    return load !== undefined && load.perSecond > 0 ? [{ name, ...load }] : [];
  });
}

/** What all clients together offer at first; of users who wait, what they would. */
export function offeredPerSecond(scenario: Scenario): number {
  return loadedClients(scenario).reduce((sum, { perSecond }) => sum + perSecond, 0);
}

/** All clients together offer so much, in the shares they have, and all the time. */
export function constantLoad(scenario: Scenario, perSecond: number): Change[] {
  return loadOverTime(scenario, [{ atUs: 0, perSecond }]);
}

/** All clients together offer what the steps say, from each on; the first begins with the run. */
export function loadOverTime(scenario: Scenario, steps: readonly RateStep[]): Change[] {
  const total = offeredPerSecond(scenario);
  if (!(total > 0)) throw new InvariantError('load can be set where a client has one');
  const factors = steps.map((step) => ({ atUs: step.atUs, times: step.perSecond / total }));
  return loadedClients(scenario).flatMap((client) => {
    const params = scenario.components[client.name]?.['client'] as ClientParams;
    if (client.form === 'rate') return ratesOver(client, params, factors);
    return client.form === 'users' && factors.length === 1
      ? usersTimes(client, params, factors[0]?.times ?? 1)
      : [{ load: client.name, steps: factors }];
  });
}

interface Factor {
  readonly atUs: number;
  readonly times: number;
}

/** Ramps and swings of its own give way. */
function ratesOver({ name, perSecond }: LoadedClient, params: ClientParams, factors: readonly Factor[]): Change[] {
  const [first, ...later] = factors.map(({ atUs, times }) => ({ atUs, perSecond: times * perSecond }));
  const client = `components["${name}"].client`;
  const changes: Change[] = [{ set: `${client}.arrivals.rate`, to: first?.perSecond ?? perSecond }];
  if (params.sine !== undefined) changes.push({ set: `${client}.sine.amplitude`, to: 0 });
  if (later.length > 0 || scheduleOf(params).length > 0) changes.push({ schedule: name, steps: later });
  return changes;
}

/** Whole users. */
function usersTimes({ name }: LoadedClient, { closed }: ClientParams, times: number): Change[] {
  return [{ set: `components["${name}"].client.closed.users`, to: Math.round((closed?.users ?? 0) * times) }];
}

interface ClientParams {
  readonly arrivals?: {
    readonly perSecond?: number;
    readonly rates?: readonly number[];
    readonly bucket?: number;
    readonly at?: readonly number[];
  };
  readonly closed?: { readonly users: number; readonly think: { readonly mean: number } };
  readonly sine?: object;
}

function loadOf(params: ClientParams, { duration }: Scenario): Omit<LoadedClient, 'name'> | undefined {
  const { arrivals, closed } = params;
  if (arrivals?.perSecond !== undefined) return { form: 'rate', perSecond: arrivals.perSecond };
  if (closed !== undefined) return { form: 'users', perSecond: (closed.users * 1e6) / closed.think.mean };
  const calls = arrivals === undefined ? crowdCalls(params, duration) : recordedCalls(arrivals, duration);
  return { form: 'shape', perSecond: (calls * 1e6) / duration };
}

function recordedCalls({ rates = [], bucket = 1e6, at = [] }: NonNullable<ClientParams['arrivals']>, duration: number) {
  const held = rates.map((rate, index) => rate * Math.max(0, Math.min(bucket, duration - index * bucket)));
  return held.reduce((sum, each) => sum + each, 0) / 1e6 + at.filter((time) => time < duration).length;
}

function crowdCalls(params: ClientParams, duration: number): number {
  const times = ({ at, every }: { readonly at: number; readonly every?: number }): number =>
    at >= duration ? 0 : every === undefined ? 1 : Math.ceil((duration - at) / every);
  return crowdsOf(params).reduce((sum, crowd) => sum + crowd.calls * times(crowd), 0);
}
