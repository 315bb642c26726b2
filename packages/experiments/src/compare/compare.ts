import type { Run } from '@basin/engine';
import { judgedWindow } from '../outcome/calm.ts';
import { measured, type Window } from '../outcome/measured.ts';
import { outcomeOf, survives, type OutcomeKind, type OutcomeRule } from '../outcome/outcome.ts';
import { Laboratory, type Options } from '../runs/laboratory.ts';
import type { Runner } from '../runs/runner.ts';
import { share, type Share } from '../statistics/interval.ts';
import type { System } from '../vary/system.ts';
import { paired, USUAL_MEASURES, type Paired } from './paired.ts';

export interface CompareQuestion {
  readonly a: System;
  readonly b: System;
  readonly seeds: readonly number[];
  /** Of `measured`; else share of goodput, amplification and backlog. */
  readonly measures?: readonly string[];
  /** Where they are measured, if not where outcomes are judged. */
  readonly window?: Window;
  readonly rule?: OutcomeRule;
}

export interface Comparison {
  readonly survivesA: Share;
  readonly survivesB: Share;
  /** Seeds on which only one of them survives. */
  readonly onlyA: readonly number[];
  readonly onlyB: readonly number[];
  readonly measures: readonly Paired[];
  readonly perSeed: readonly { readonly seed: number; readonly a: OutcomeKind; readonly b: OutcomeKind }[];
}

/** A against B on the same random numbers. */
export async function compare(question: CompareQuestion, runner: Runner, options: Options = {}): Promise<Comparison> {
  const { a, b, seeds, measures = USUAL_MEASURES } = question;
  const laboratory = new Laboratory(a, runner, options);
  const plans = [a, b].flatMap((system) => seeds.map((seed) => ({ system, seed })));
  const readings = await laboratory.readJobs(
    plans.map(({ system, seed }) => ({ ...system, seed })),
    (run, job) => readingOf(run, { ...question, measures, system: job }),
  );
  const [ofA, ofB] = [readings.slice(0, seeds.length), readings.slice(seeds.length)];
  const perSeed = seeds.map((seed, index) => ({
    seed,
    a: ofA[index]?.kind ?? 'cut-short',
    b: ofB[index]?.kind ?? 'cut-short',
  }));
  const seedsWhere = (test: (each: (typeof perSeed)[number]) => boolean): number[] =>
    perSeed.filter(test).map(({ seed }) => seed);
  const survivesIn = (of: readonly Reading[]): Share =>
    share(of.filter(({ kind }) => survives(kind)).length, of.length);
  return {
    survivesA: survivesIn(ofA),
    survivesB: survivesIn(ofB),
    onlyA: seedsWhere((each) => survives(each.a) && !survives(each.b)),
    onlyB: seedsWhere((each) => !survives(each.a) && survives(each.b)),
    measures: measures.map((measure, index) => {
      const valuesOf = (of: readonly Reading[]): number[] => of.map(({ values }) => values[index] ?? NaN);
      return paired(measure, valuesOf(ofA), valuesOf(ofB));
    }),
    perSeed,
  };
}

interface Reading {
  readonly kind: OutcomeKind;
  readonly values: readonly number[];
}

function readingOf(
  run: Run,
  {
    system,
    measures,
    window,
    rule,
  }: Pick<CompareQuestion, 'window' | 'rule'> & { system: System; measures: readonly string[] },
): Reading {
  const { scenario } = system;
  const seen = window ?? judgedWindow(scenario);
  return { kind: outcomeOf(run, scenario, rule).kind, values: measures.map((measure) => measured(run, measure, seen)) };
}
