import type { Run, Scenario } from '@basin/engine';
import { judgedWindow } from '../outcome/calm.ts';
import { meets, type Demand } from '../outcome/demand.ts';
import { measured, type Window } from '../outcome/measured.ts';
import { outcomeOf, survives, type OutcomeKind, type OutcomeRule } from '../outcome/outcome.ts';

export interface Judging {
  /** Of `measured`; else share of goodput, amplification and backlog. */
  readonly measures?: readonly string[];
  /** Where they are measured, if not where outcomes are judged. */
  readonly window?: Window;
  readonly rule?: OutcomeRule;
  /** In place of all these: what is demanded, each of it measured where it is demanded. */
  readonly demands?: readonly Demand[];
}

export interface Reading {
  readonly kind: OutcomeKind;
  /** It comes back, or it meets everything that is demanded. */
  readonly survives: boolean;
  /** One for each of the judge's measures. */
  readonly values: readonly number[];
}

export interface Judge {
  /** What is read of each run, in words or by its name. */
  readonly measures: readonly string[];
  readonly read: (run: Run, scenario: Scenario) => Reading;
}

/** Variants of a system are judged alike: what is read of a run, and whether it counts as surviving. */
export function judge({ measures = USUAL_MEASURES, window, rule, demands }: Judging): Judge {
  const kindOf = (run: Run, scenario: Scenario): OutcomeKind => outcomeOf(run, scenario, rule).kind;
  if (demands !== undefined) {
    return {
      measures: demands.map(({ says }) => says),
      read: (run, scenario) => ({
        kind: kindOf(run, scenario),
        survives: demands.every((demand) => meets(run, demand)),
        values: demands.map((demand) => measured(run, demand.measure, demand.window)),
      }),
    };
  }
  return {
    measures,
    read: (run, scenario) => {
      const kind = kindOf(run, scenario);
      const seen = window ?? judgedWindow(scenario);
      return { kind, survives: survives(kind), values: measures.map((measure) => measured(run, measure, seen)) };
    },
  };
}

/** What is told about a run where nobody asks for anything else. */
const USUAL_MEASURES = ['goodputShare', 'amplification', 'backlog'] as const;
