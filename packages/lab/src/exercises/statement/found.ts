import { NO_GUARDS, type Scenario } from '@basin/engine';
import { outcomeOf, survives, type Outcome, type Runner } from '@basin/experiments';
import type { OpenStatement } from './open-statement.ts';

/** What runs say about the incident: as it was, without each trigger, with each loop cut. */
export interface Found {
  readonly own: Outcome;
  readonly without: readonly { readonly trigger: string; readonly outcome: Outcome }[];
  readonly cut: readonly { readonly loop: string; readonly outcome: Outcome }[];
}

/** On the same seed, so that whatever is different comes from what was left out. */
export async function foundOf({ scenario, seed, cuts }: OpenStatement, runner: Runner): Promise<Found> {
  const triggers = Object.keys(scenario.triggers);
  const scenarios = [
    scenario,
    ...triggers.map((trigger) => withoutTrigger(scenario, trigger)),
    ...cuts.map((cut) => cut.scenario),
  ];
  const jobs = scenarios.map((each) => ({ scenario: each, guards: NO_GUARDS, seed }));
  const runs = await runner(jobs, () => {}, new AbortController().signal);
  // All are looked at in the same stretch: the one after the last trigger of the incident as it was.
  const outcomes = runs.map((run) => outcomeOf(run, scenario));
  const [own] = outcomes;
  if (own === undefined) throw new Error('The run of the incident is missing.');
  return {
    own,
    without: zipped(triggers, outcomes.slice(1)).map(([trigger, outcome]) => ({ trigger, outcome })),
    cut: zipped(cuts, outcomes.slice(1 + triggers.length)).map(([{ loop }, outcome]) => ({ loop, outcome })),
  };
}

/** Without these it does not happen. */
export function causesIn({ without }: Found): string[] {
  return without.filter(({ outcome }) => survives(outcome.kind)).map(({ trigger }) => trigger);
}

/** With these cut it heals. */
export function sustainingIn({ cut }: Found): string[] {
  return cut.filter(({ outcome }) => survives(outcome.kind)).map(({ loop }) => loop);
}

function withoutTrigger(scenario: Scenario, trigger: string): Scenario {
  return {
    ...scenario,
    triggers: Object.fromEntries(Object.entries(scenario.triggers).filter(([name]) => name !== trigger)),
  };
}

function zipped<One, Other>(ones: readonly One[], others: readonly Other[]): [One, Other][] {
  return ones.flatMap((one, index): [One, Other][] => {
    const other = others[index];
    return other === undefined ? [] : [[one, other]];
  });
}
