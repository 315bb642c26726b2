import type { OutcomeKind } from '../outcome/outcome.ts';
import { Laboratory, type Options } from '../runs/laboratory.ts';
import type { Runner } from '../runs/runner.ts';
import { share, type Share } from '../statistics/interval.ts';
import type { System } from '../vary/system.ts';
import { judge, type Judging, type Reading } from './judge.ts';
import { paired, type Paired } from './paired.ts';

export interface CompareQuestion extends Judging {
  readonly a: System;
  readonly b: System;
  readonly seeds: readonly number[];
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
  const { a, b, seeds } = question;
  const laboratory = new Laboratory(a, runner, options);
  const plans = [a, b].flatMap((system) => seeds.map((seed) => ({ system, seed })));
  const { measures, read } = judge(question);
  const readings = await laboratory.readJobs(
    plans.map(({ system, seed }) => ({ ...system, seed })),
    (run, { scenario }) => read(run, scenario),
  );
  const [ofA, ofB] = [readings.slice(0, seeds.length), readings.slice(seeds.length)];
  const seedsWhere = (test: (a?: Reading, b?: Reading) => boolean): number[] =>
    seeds.filter((_, index) => test(ofA[index], ofB[index]));
  const survivesIn = (of: readonly Reading[]): Share => share(of.filter((each) => each.survives).length, of.length);
  return {
    survivesA: survivesIn(ofA),
    survivesB: survivesIn(ofB),
    onlyA: seedsWhere((inA, inB) => inA?.survives === true && inB?.survives === false),
    onlyB: seedsWhere((inA, inB) => inA?.survives === false && inB?.survives === true),
    measures: measures.map((measure, index) => {
      const valuesOf = (of: readonly Reading[]): number[] => of.map(({ values }) => values[index] ?? NaN);
      return paired(measure, valuesOf(ofA), valuesOf(ofB));
    }),
    perSeed: seeds.map((seed, index) => ({
      seed,
      a: ofA[index]?.kind ?? 'cut-short',
      b: ofB[index]?.kind ?? 'cut-short',
    })),
  };
}
