import type { Run, Scenario } from '@basin/engine';
import { changed, outcomeOf, settings, type OutcomeKind, type System } from '@basin/experiments';
import { type JsonSchema, pushWords, triggerNumbers, type TriggerNumber } from '@basin/lab';

/** A run that no goal is held against: any seed, and triggers as strong as somebody wants to see them. */
export interface HarderQuestion {
  readonly seed: number;
  /** By the path of a trigger's number, in the engine's units; those that are as the lab has them are left out. */
  readonly values: Readonly<Record<string, number>>;
}

/** The numbers of triggers that may be moved, each up to many times what it is. */
export function movableNumbers(scenario: Scenario, schema: JsonSchema): TriggerNumber[] {
  return triggerNumbers(scenario, schema).map((number) => {
    return { ...number, most: Math.min(number.most, number.value * MOST_TIMES) };
  });
}

/** The scenario with its triggers so, and as much time after them as the lab has; what is wrong with the wish, else. */
export function harderScenario(
  system: System,
  { values }: HarderQuestion,
  numbers: readonly TriggerNumber[],
): { readonly scenario: Scenario } | { readonly says: string } {
  const moves = Object.entries(values).map(([path, value]) => ({ path, value }));
  for (const { path, value } of moves) {
    const number = numbers.find((each) => each.path === path);
    if (number === undefined) return { says: 'It moves a trigger that this lab does not have.' };
    if (!(value >= number.least && value <= number.most)) return { says: `${number.name} cannot be set to that.` };
  }
  if (moves.length === 0) return { scenario: system.scenario };
  return { scenario: changed(system, settings(system, moves)).scenario };
}

/** `seed 9, slow for 40 s`: what is other than in the lab. */
export function harderWords({ seed, values }: HarderQuestion, numbers: readonly TriggerNumber[]): string {
  const moved = numbers.filter(({ path }) => path in values);
  return [`seed ${seed}`, ...moved.map((number) => pushWords(number, values[number.path] ?? 0))].join(', ');
}

/** What became of it, in a sentence with its numbers. */
export function outcomeWords(run: Run, scenario: Scenario): string {
  const { kind, goodputShare, backlog } = outcomeOf(run, scenario);
  const served = Number.isFinite(goodputShare) ? `${Math.round(goodputShare * 100)} %` : 'none';
  const waits = backlog >= 1 ? `, and ${Math.round(backlog)} wait` : '';
  return `${OUTCOMES[kind]} In the second half of the time after the last push ${served} of the offered load is served${waits}.`;
}

const OUTCOMES: Readonly<Record<OutcomeKind, string>> = {
  recovers: 'It comes back.',
  drains: 'It has not come back yet, but what waits is getting less.',
  'stays-down': 'It stays down.',
  'cut-short': 'The run reached a limit of the simulator.',
};
/** Of what the lab has: enough to fall over, and no run without end. */
const MOST_TIMES = 20;
