import { formatDuration, NO_GUARDS, type PlaceSettings, type Scenario } from '@basin/engine';
import { loopMap } from '@basin/experiments';

/** What a design review asks of every arrow and of every door. Each is a rule over the settings, with the source of the rule. */
export type Hazard =
  | 'no-timeout'
  | 'naked-retry'
  | 'no-backoff'
  | 'retry-on-retry'
  | 'outlives-caller'
  | 'endless-queue'
  | 'dead-queue'
  | 'unowned-arrow';

/** A rule that something breaks. */
export interface Finding {
  readonly hazard: Hazard;
  /** The arrow, or the server, that it is about. */
  readonly about: string;
  readonly because: string;
}

/** As a reviewer says it. */
export const hazards: readonly { readonly key: Hazard; readonly says: string }[] = [
  { key: 'no-timeout', says: 'No timeout: it waits as long as it takes' },
  { key: 'naked-retry', says: 'Naked retry: nothing bounds how many there are in all' },
  { key: 'no-backoff', says: 'Retries at once, or all in step' },
  { key: 'retry-on-retry', says: 'Retries below retries: they multiply' },
  { key: 'outlives-caller', says: 'Outlives its caller: goes on when nobody waits' },
  { key: 'endless-queue', says: 'Queue without a limit' },
  { key: 'dead-queue', says: 'Queue longer than its callers wait' },
  { key: 'unowned-arrow', says: 'Arrow that nobody owns' },
];

/** Everything that a review should find, arrow by arrow, then door by door. */
export function findingsIn(scenario: Scenario): Finding[] {
  const arrows = Object.keys(scenario.arrows).flatMap((arrow) =>
    RULES_OF_ARROWS.flatMap(({ hazard, because }) => finding(hazard, arrow, because(arrow, scenario))),
  );
  const doors = calledServers(scenario).flatMap((server) =>
    RULES_OF_DOORS.flatMap(({ hazard, because }) => finding(hazard, server, because(server, scenario))),
  );
  return [...arrows, ...doors];
}

function finding(hazard: Hazard, about: string, because: string | undefined): Finding[] {
  return because === undefined ? [] : [{ hazard, about, because }];
}

interface Rule {
  readonly hazard: Hazard;
  /** Why it is broken; undefined where it is kept. */
  readonly because: (part: string, scenario: Scenario) => string | undefined;
}

const RULES_OF_ARROWS: readonly Rule[] = [
  {
    // M. Nygard, Release It!, 2007: every call to another system has a timeout.
    hazard: 'no-timeout',
    because: (arrow, scenario) =>
      Number.isFinite(patience(guardsOf(arrow, scenario)))
        ? undefined
        : `\`${arrow}\` has neither timeout nor deadline, so a slow callee holds its caller`,
  },
  {
    // Google SRE book, ch. 21: a budget per client (a tenth of its calls) beside the limit per call. A bulkhead and a
    // deadline bound what is under way and for how long, not how much is sent.
    hazard: 'naked-retry',
    because: (arrow, scenario) => {
      const loop = loopMap({ scenario, guards: NO_GUARDS }).loops.find(({ id }) => id === `retry: ${arrow}`);
      const bounds = loop?.heldBy.filter((guard) => !/\.(deadline|bulkhead)$/.test(guard));
      return bounds?.length === 0
        ? `when everything fails \`${arrow}\` carries ${attempts(guardsOf(arrow, scenario))} times the load, and no budget or breaker bounds that`
        : undefined;
    },
  },
  {
    // M. Brooker, Exponential Backoff and Jitter, 2015.
    hazard: 'no-backoff',
    because: (arrow, scenario) => {
      const retry = settingsOf(guardsOf(arrow, scenario), 'retry');
      if (attempts(guardsOf(arrow, scenario)) < 2) return undefined;
      if (retry['baseDelay'] === 0) return `\`${arrow}\` tries again at once`;
      return retry['jitter'] === 'none'
        ? `\`${arrow}\` has delays without jitter: who failed together comes back together`
        : undefined;
    },
  },
  {
    // Google SRE book, ch. 22: retry at one layer; 64 attempts for one call is three layers of four.
    hazard: 'retry-on-retry',
    because: (arrow, scenario) => {
      const outer = retriedAbove(arrow, scenario);
      const own = attempts(guardsOf(arrow, scenario));
      return own > 1 && outer !== undefined
        ? `\`${outer}\` retries already, and the attempts of both multiply: ${own} for each of ${attempts(guardsOf(outer, scenario))}`
        : undefined;
    },
  },
  {
    // Google SRE book, ch. 22 (deadlines): a stage that runs longer than its caller waits works for nobody.
    hazard: 'outlives-caller',
    because: (arrow, scenario) => {
      const own = guardsOf(arrow, scenario);
      const lasts = longest(own);
      const waits = patienceAbove(arrow, scenario);
      return Number.isFinite(lasts) && lasts > waits && !('deadline' in own)
        ? `\`${arrow}\` may take ${formatDuration(Math.round(lasts))}, all attempts together, and its caller is waited for ${formatDuration(waits)}`
        : undefined;
    },
  },
  {
    // M. Conway, How Do Committees Invent?, 1968: what no team looks after is where the design fails.
    hazard: 'unowned-arrow',
    because: (arrow, { arrows }) => {
      const someAreOwned = Object.values(arrows).some(({ owner }) => owner !== undefined);
      return someAreOwned && arrows[arrow]?.owner === undefined
        ? `\`${arrow}\` is nobody’s: no one is called when it hurts`
        : undefined;
    },
  },
];

const RULES_OF_DOORS: readonly Rule[] = [
  {
    // Google SRE book, ch. 22 (queue management).
    hazard: 'endless-queue',
    because: (server, scenario) => {
      const door = scenario.guards.servers[server] ?? {};
      return DOORS.some((key) => typeof door[key] === 'object')
        ? undefined
        : `nothing limits what waits at \`${server}\``;
    },
  },
  {
    // The two-sided condition K/C + s > T (Isaacs et al., HotOS 2025): who waits through such a queue has been given up.
    hazard: 'dead-queue',
    because: (server, scenario) => {
      const capacity = Number(settingsOf(scenario.guards.servers[server] ?? {}, 'queueLimit')['capacity']);
      const { service, workers } = paramsOf(server, scenario);
      const waitUs = (capacity * (service?.mean ?? NaN)) / (workers ?? NaN);
      const waits = Math.min(...arrowsTo(server, scenario).map((arrow) => patience(guardsOf(arrow, scenario))));
      return waitUs > waits
        ? `a full queue of ${capacity} at \`${server}\` takes ${formatDuration(Math.round(waitUs))}, and its callers wait ${formatDuration(waits)}`
        : undefined;
    },
  },
];

function guardsOf(arrow: string, { guards }: Scenario): PlaceSettings {
  return guards.calls[arrow] ?? {};
}

function settingsOf(guards: PlaceSettings, guard: string): Readonly<Record<string, unknown>> {
  const settings = guards[guard];
  return typeof settings === 'object' ? settings : {};
}

function attempts(guards: PlaceSettings): number {
  return Number(settingsOf(guards, 'retry')['maxAttempts'] ?? 1);
}

/** How long a call is waited for at most, one attempt of it. */
function patience(guards: PlaceSettings): number {
  const waits = [settingsOf(guards, 'timeout')['after'], settingsOf(guards, 'deadline')['within']];
  return Math.min(...waits.filter((each) => typeof each === 'number'));
}

/** All attempts and the longest delays between them. */
function longest(guards: PlaceSettings): number {
  const {
    baseDelay = 0,
    maxDelay = 0,
    multiplier = 1,
  } = settingsOf(guards, 'retry') as Readonly<Record<string, number>>;
  const count = attempts(guards);
  let delays = 0;
  let delay = baseDelay;
  for (let retry = 1; retry < count; retry++) {
    delays += Math.min(delay, maxDelay);
    delay *= multiplier;
  }
  return count * patience(guards) + delays;
}

function retriedAbove(arrow: string, scenario: Scenario): string | undefined {
  const above = arrowsTo(arrow.split(' -> ')[0] ?? '', scenario);
  return (
    above.find((each) => attempts(guardsOf(each, scenario)) > 1) ??
    above.map((each) => retriedAbove(each, scenario)).find((each) => each !== undefined)
  );
}

function patienceAbove(arrow: string, scenario: Scenario): number {
  return Math.min(
    ...arrowsTo(arrow.split(' -> ')[0] ?? '', scenario).map((each) => patience(guardsOf(each, scenario))),
  );
}

function arrowsTo(name: string, { arrows }: Scenario): string[] {
  return Object.keys(arrows).filter((arrow) => arrow.endsWith(` -> ${name}`));
}

function calledServers(scenario: Scenario): string[] {
  return Object.entries(scenario.components)
    .filter(([name, settings]) => 'server' in settings && arrowsTo(name, scenario).length > 0)
    .map(([name]) => name);
}

function paramsOf(name: string, { components }: Scenario) {
  return Object.values(components[name] ?? {})[0] as {
    readonly service?: { readonly mean?: number };
    readonly workers?: number;
  };
}

const DOORS = ['queueLimit', 'concurrencyLimit', 'loadShedding', 'codel', 'dropExpired'];
