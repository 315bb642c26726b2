import { formatDuration, type PlaceSettings, type Scenario } from '@basin/engine';
import { loopMap } from '@basin/experiments';

/**
 * What can be said of an arrow. An arrow is known when its timeout, its retries and its behaviour when the callee is slow
 * or full are (the annotated map of the course's source, and of Google's SRE book, ch. 22).
 */
export type Facet = 'timeout' | 'attempts' | 'total' | 'slow' | 'full';

export interface Option {
  readonly value: string;
  readonly says: string;
  /** On the picture. */
  readonly short: string;
}

/** What is true of an arrow, and why. */
export interface Truth {
  readonly value: string;
  readonly because: string;
}

export const facets: readonly Facet[] = ['timeout', 'attempts', 'total', 'slow', 'full'];

/** Everything that somebody who has read the settings might say, the truth of every arrow among it. */
export function optionsOf(facet: Facet, scenario: Scenario): readonly Option[] {
  switch (facet) {
    case 'timeout':
      return [
        ...durationsIn(scenario).map(optionOf),
        { value: FOR_EVER, says: 'as long as it takes', short: 'waits for ever' },
      ];
    case 'attempts':
    case 'total':
      return numbersIn(facet, scenario).map((count) => ({
        value: String(count),
        says: String(count),
        short: `up to ${count}`,
      }));
    case 'slow':
      return SLOW;
    case 'full':
      return FULL;
  }
}

/** Read off the settings in force: nobody has to write it down, and nobody can write it down wrongly. */
export function truthOf(facet: Facet, scenario: Scenario, arrow: string): Truth {
  const callee = arrow.split(' -> ')[1] ?? '';
  const guards = scenario.guards.calls[arrow] ?? {};
  switch (facet) {
    case 'timeout':
      return timeoutOf(guards);
    case 'attempts':
      return ownAttempts(guards);
    case 'total':
      return totalAttempts(scenario, arrow);
    case 'slow':
      return whenSlow(guards);
    case 'full':
      return whenFull(guards, callee, scenario);
  }
}

function timeoutOf(guards: PlaceSettings): Truth {
  const shortest = Math.min(...waitsIn(guards));
  if (!Number.isFinite(shortest)) return { value: FOR_EVER, because: 'no timeout and no deadline stand on it' };
  return {
    value: formatDuration(shortest),
    because: `it stops waiting for an attempt after ${formatDuration(shortest)}`,
  };
}

function ownAttempts(guards: PlaceSettings): Truth {
  const most = attemptsIn(guards);
  const because = most === 1 ? 'nothing on it tries again' : `\`retry\` lets it try ${most} times in all`;
  return { value: String(most), because };
}

function totalAttempts(scenario: Scenario, arrow: string): Truth {
  const most = loopMap({ scenario, guards: NONE }).arrows.find(({ name }) => name === arrow)?.attemptsPerCall ?? 1;
  const because = `every attempt that comes in above it can be tried here again: they multiply to ${most}`;
  return { value: String(most), because };
}

function whenSlow(guards: PlaceSettings): Truth {
  if (has(guards, 'circuitBreaker') || has(guards, 'adaptiveThrottle'))
    return { value: 'stops', because: 'a breaker hears the failures and keeps calls back' };
  if (has(guards, 'timeout') && attemptsIn(guards) > 1)
    return { value: 'again', because: 'it has a timeout and retries: slowness makes more attempts' };
  if (has(guards, 'hedging')) return { value: 'again', because: 'it sends a copy of what is late' };
  if (Number.isFinite(Math.min(...waitsIn(guards))))
    return { value: 'gives-up', because: 'it has a timeout and tries once' };
  const because = 'without a timeout slowness is no failure: it waits, and whatever it holds it goes on holding';
  return { value: 'waits', because };
}

function whenFull(guards: PlaceSettings, callee: string, { components, guards: all }: Scenario): Truth {
  const kind = Object.keys(components[callee] ?? {})[0] ?? '';
  const door = all.servers[callee] ?? {};
  if (PASSES.includes(kind)) return { value: 'passes', because: `a ${kind} has no queue` };
  if (has(guards, 'bulkhead'))
    return { value: 'kept-back', because: 'a bulkhead counts what the caller has under way' };
  if (REFUSE.some((key) => has(door, key)))
    return { value: 'refused', because: `\`${callee}\` has a limit at its door` };
  if (LATE.some((key) => has(door, key)))
    return { value: 'late', because: `\`${callee}\` drops what has waited too long` };
  return { value: 'waits', because: `nothing at the door of \`${callee}\` limits its queue` };
}

function durationsIn(scenario: Scenario): number[] {
  const onArrows = Object.values(scenario.guards.calls).flatMap((guards) => {
    const waits = waitsIn(guards);
    const first = Math.min(...waits);
    // What somebody would say who takes the whole call for one attempt.
    return Number.isFinite(first) ? [...waits, first * attemptsIn(guards)] : waits;
  });
  return [...new Set(onArrows)].toSorted((a, b) => a - b);
}

/** The truth, and what comes of counting retries for attempts, or of adding what multiplies. */
function numbersIn(facet: 'attempts' | 'total', scenario: Scenario): number[] {
  const arrows = Object.keys(scenario.arrows);
  const own = arrows.map((arrow) => attemptsIn(scenario.guards.calls[arrow] ?? {}));
  const several = [...new Set(own)].filter((count) => count > 1);
  const slips =
    facet === 'attempts' ? several.map((count) => count - 1) : several.flatMap((a) => several.map((b) => a + b));
  const truths = arrows.map((arrow) => Number(truthOf(facet, scenario, arrow).value));
  return [...new Set([1, ...own, ...slips, ...truths])].toSorted((a, b) => a - b);
}

function waitsIn(guards: PlaceSettings): number[] {
  return [numberIn(guards, 'timeout', 'after'), numberIn(guards, 'deadline', 'within')].filter(
    (each) => each !== undefined,
  );
}

function attemptsIn(guards: PlaceSettings): number {
  return numberIn(guards, 'retry', 'maxAttempts') ?? 1;
}

function numberIn(guards: PlaceSettings, guard: string, param: string): number | undefined {
  const settings = guards[guard];
  const value = typeof settings === 'object' ? settings[param] : undefined;
  return typeof value === 'number' ? value : undefined;
}

function has(guards: PlaceSettings, guard: string): boolean {
  return typeof guards[guard] === 'object';
}

function optionOf(us: number): Option {
  const says = formatDuration(us);
  return { value: says, says, short: `waits ${says}` };
}

const NONE = { calls: {}, servers: {} };
const FOR_EVER = 'for-ever';
const PASSES = ['balancer', 'cache'];
const REFUSE = ['queueLimit', 'concurrencyLimit', 'rateLimit', 'loadShedding'];
const LATE = ['codel', 'dropExpired'];

const SLOW: readonly Option[] = [
  { value: 'waits', says: 'the caller waits, and holds what it holds', short: 'waits' },
  { value: 'gives-up', says: 'the caller gives up and fails its own call', short: 'gives up' },
  { value: 'again', says: 'the caller sends the call again', short: 'sends again' },
  { value: 'stops', says: 'the caller stops sending for a while', short: 'stops sending' },
];

const FULL: readonly Option[] = [
  { value: 'waits', says: 'it waits in a queue without end', short: 'waits' },
  { value: 'refused', says: 'it is refused at the door', short: 'refused' },
  { value: 'late', says: 'it is dropped once it has waited too long', short: 'dropped late' },
  { value: 'kept-back', says: 'the caller keeps it back', short: 'kept back' },
  { value: 'passes', says: 'it is passed on to what stands behind', short: 'passed on' },
];
