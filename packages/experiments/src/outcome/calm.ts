import type { Scenario } from '@basin/engine';
import type { Change } from '../vary/change.ts';
import type { Window } from './measured.ts';

/**
 * When nothing pushes the system any more: the last trigger has ended, the last crowd that comes once is through, and every
 * client's rate has got to where it stays. What comes again and again, a sine or a crowd `every` so often, and what lasts to
 * the end of the run from when it began, is no push but how things are.
 */
export function calmFromUs(scenario: Scenario): number {
  const ends = Object.values(scenario.triggers).map(({ at, for: forUs }) => {
    return at + forUs === scenario.duration ? at : at + forUs;
  });
  const clients = Object.values(scenario.components).map((settings) => settings['client']);
  const steps = clients.flatMap(scheduleOf).map(({ at, over = 0 }) => at + over);
  const crowds = clients.flatMap(crowdsOf).flatMap(({ at, over, every }) => (every === undefined ? [at + over] : []));
  return Math.max(0, ...ends, ...steps, ...crowds);
}

/** The second half of what is left of the run once nothing pushes it. */
export function judgedWindow(scenario: Scenario): Window {
  return { fromUs: (calmFromUs(scenario) + scenario.duration) / 2, toUs: scenario.duration };
}

/** Nothing pushes the system from outside: no triggers, and no crowds where a client has calls besides. */
export function calmChanges(scenario: Scenario): Change[] {
  const crowded = Object.entries(scenario.components).filter(([, settings]) => {
    const client = settings['client'];
    return crowdsOf(client).length > 0 && hasOtherCalls(client);
  });
  return [
    ...Object.keys(scenario.triggers).map((name) => ({ remove: `triggers["${name}"]` })),
    ...crowded.map(([name]) => ({ remove: `components["${name}"].client.crowds` })),
  ];
}

/** The change of `duration` that leaves a scenario `settleUs` of time once nothing pushes it, in whole buckets. */
export function timeToSettle(scenario: Scenario, settleUs: number): Change {
  const ends = Object.values(scenario.triggers).map((trigger) => trigger.at + trigger.for);
  const buckets = Math.ceil((Math.max(calmFromUs(scenario), ...ends) + settleUs) / scenario.bucket);
  return { set: 'duration', to: buckets * scenario.bucket };
}

interface Step {
  readonly at: number;
  readonly perSecond: number;
  readonly over?: number;
}

interface Crowd {
  readonly at: number;
  readonly calls: number;
  readonly over: number;
  readonly every?: number;
}

export function scheduleOf(client: unknown): readonly Step[] {
  return listIn<Step>(client, 'schedule');
}

export function crowdsOf(client: unknown): readonly Crowd[] {
  return listIn<Crowd>(client, 'crowds');
}

function hasOtherCalls(client: unknown): boolean {
  const { arrivals, closed } = client as { readonly arrivals?: unknown; readonly closed?: unknown };
  return arrivals !== undefined || closed !== undefined;
}

function listIn<Each>(client: unknown, key: string): readonly Each[] {
  const list = (client as Readonly<Record<string, unknown>> | undefined)?.[key];
  return Array.isArray(list) ? (list as Each[]) : [];
}
