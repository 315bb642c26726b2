import { seconds, type Scenario } from '@basin/engine';

/** What the home page says of its system, read from the scenario so that the words stay true to it. */
export interface HeroFacts {
  readonly callsPerSecond: number;
  readonly capacityPerSecond: number;
  readonly attemptsPerCall: number;
  readonly timeoutUs: number;
  readonly slower: number;
  readonly forSeconds: number;
}

/** The same system with its trigger at another time, or with none; it lasts as long as the picture is wide. */
export function placeTrigger(scenario: Scenario, atSeconds: number | undefined): Scenario {
  const [name, trigger] = Object.entries(scenario.triggers)[0] ?? [];
  const triggers =
    atSeconds === undefined || name === undefined || trigger === undefined
      ? {}
      : { [name]: { ...trigger, at: seconds(atSeconds), for: trigger.for } };
  return { ...scenario, duration: seconds(WINDOW_SECONDS), triggers };
}

/** Undefined when the system is not of the kind that the page's words describe: one client, one server, a slow-down. */
export function heroFacts(scenario: Scenario): HeroFacts | undefined {
  const settings = Object.values(scenario.components);
  const client = settings.find((each) => 'client' in each)?.['client'] as Client | undefined;
  const server = settings.find((each) => 'server' in each)?.['server'] as Server | undefined;
  const trigger = Object.values(scenario.triggers)[0];
  const slowDown = trigger?.['slowDown'] as { factor: number } | undefined;
  const guards = Object.values(scenario.guards.calls)[0];
  const timeout = guards?.['timeout'] as { after: number } | undefined;
  const retry = guards?.['retry'] as { maxAttempts: number } | undefined;
  if (!client || !server || !trigger || !slowDown || !timeout || !retry) return undefined;
  return {
    callsPerSecond: client.arrivals.perSecond,
    capacityPerSecond: Math.round((server.workers * 1e6) / server.service.mean),
    attemptsPerCall: retry.maxAttempts,
    timeoutUs: timeout.after,
    slower: slowDown.factor,
    forSeconds: trigger.for / 1e6,
  };
}

interface Client {
  readonly arrivals: { readonly perSecond: number };
}

interface Server {
  readonly workers: number;
  readonly service: { readonly mean: number };
}

/** Of simulated time: wide enough for a trigger at any moment before `LATEST_SECONDS` and for what does not follow. */
const WINDOW_SECONDS = 240;

/** The healthy run is played from the one to the other, then it waits. */
export const FIRST_SECONDS = 20;
export const LATEST_SECONDS = 90;

/** Where the picture for readers without scripts has its trigger. */
export const STILL_SECONDS = 60;
