import { judge, type Judging } from '../compare/judge.ts';
import { paired, type Paired } from '../compare/paired.ts';
import { Laboratory, type Options } from '../runs/laboratory.ts';
import type { Runner } from '../runs/runner.ts';
import { share, type Share } from '../statistics/interval.ts';
import { changed, type Change } from '../vary/change.ts';
import type { System } from '../vary/system.ts';
import { guardsToTest, off, type SetGuard } from './guards-set.ts';

export interface AblationQuestion extends Pick<Judging, 'rule' | 'demands'> {
  readonly system: System;
  readonly seeds: readonly number[];
}

export interface Ablation {
  readonly all: Variant;
  readonly none: Variant;
  readonly guards: readonly GuardRole[];
}

export interface GuardRole extends SetGuard {
  /** All the others are in force. */
  readonly without: Variant;
  /** None of the others is. */
  readonly alone: Variant;
  /**
   * `needed`: without it fewer seeds survive, by more than chance. `enough`: alone it lets as many survive as all together.
   * `both`, `neither`: likewise; `neither` where others do the same, or where it does nothing for survival.
   */
  readonly role: 'needed' | 'enough' | 'both' | 'neither';
}

export interface Variant {
  readonly survives: Share;
  /** Against all guards on the same seeds. */
  readonly measures: readonly Paired[];
  readonly changes: readonly Change[];
}

/** Which of the guards that are set are needed: each taken away, and each left alone. */
export async function ablation(question: AblationQuestion, runner: Runner, options: Options = {}): Promise<Ablation> {
  const { system, seeds } = question;
  const laboratory = new Laboratory(system, runner, options);
  const guards = guardsToTest(system);
  const everyOff = guards.map(off);
  const variants = [
    [],
    everyOff,
    ...guards.map((guard) => [off(guard)]),
    ...guards.map((guard) => guards.filter((each) => each !== guard).map(off)),
  ];
  const refs = variants.flatMap((changes) => seeds.map((seed) => ({ changes, seed })));
  const { measures, read } = judge(question);
  const readings = await laboratory.readAll(refs, (run, { changes }) => read(run, changed(system, changes).scenario));
  const readingsOf = (index: number): typeof readings =>
    readings.slice(index * seeds.length, (index + 1) * seeds.length);
  const base = readingsOf(0);
  const variantAt = (index: number): Variant => {
    const here = readingsOf(index);
    const valuesOf = (of: typeof readings, measure: number): number[] => of.map(({ values }) => values[measure] ?? NaN);
    return {
      survives: share(here.filter((each) => each.survives).length, here.length),
      measures: measures.map((key, measure) => paired(key, valuesOf(base, measure), valuesOf(here, measure))),
      changes: variants[index] ?? [],
    };
  };
  const all = variantAt(0);
  return {
    all,
    none: variantAt(1),
    guards: guards.map((guard, index) => {
      const without = variantAt(2 + index);
      const alone = variantAt(2 + guards.length + index);
      return { ...guard, without, alone, role: roleOf(all, without, alone) };
    }),
  };
}

function roleOf(all: Variant, without: Variant, alone: Variant): GuardRole['role'] {
  const isNeeded = without.survives.high < all.survives.low || without.survives.value <= all.survives.value / 2;
  const isEnough = all.survives.value > 0 && alone.survives.value >= all.survives.value;
  // What nothing survives, nothing is needed for.
  if (all.survives.value === 0) return 'neither';
  if (isNeeded) return isEnough ? 'both' : 'needed';
  return isEnough ? 'enough' : 'neither';
}
