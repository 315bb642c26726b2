import { compile, InvariantError } from '@basin/engine';
import { judgedWindow } from '../outcome/calm.ts';
import { measured } from '../outcome/measured.ts';
import { Laboratory, type Options } from '../runs/laboratory.ts';
import type { Runner } from '../runs/runner.ts';
import { meanOf, type Interval } from '../statistics/interval.ts';
import { changed, type Change } from '../vary/change.ts';
import type { System } from '../vary/system.ts';
import { numbersIn, type NumberAt } from '../vary/vary.ts';

export interface SensitivityQuestion {
  readonly system: System;
  /** Of `measured`. */
  readonly measure: string;
  readonly seeds: readonly number[];
  /** Else every number of the system but those of its clock. */
  readonly paths?: readonly string[];
  /** By how much of itself each number is made smaller and larger; a tenth unless said. Whole numbers by 1 at least. */
  readonly by?: number;
  /** Ranges that only a schema knows. */
  readonly allows?: (path: string, value: number) => boolean;
}

export interface Sensitivity {
  readonly measure: string;
  readonly base: Interval;
  /** The number that matters most first. */
  readonly numbers: readonly Influence[];
  /** Numbers that could be changed in neither direction, among them those that are 0. */
  readonly skipped: readonly string[];
}

export interface Influence {
  readonly path: string;
  readonly value: number;
  readonly smaller: number;
  readonly larger: number;
  /** By how many percent the measure changes where the number changes by one; null where the measure is 0. */
  readonly elasticity: Interval | null;
  /** How much the measure changes if the number doubled at that rate. */
  readonly effect: Interval;
  readonly changesSmaller: readonly Change[];
  readonly changesLarger: readonly Change[];
}

/** Which number matters most: one at a time, a little less and a little more, on the same random numbers. */
export async function sensitivity(
  question: SensitivityQuestion,
  runner: Runner,
  options: Options = {},
): Promise<Sensitivity> {
  const { system, measure, seeds } = question;
  const laboratory = new Laboratory(system, runner, options);
  const candidates = candidatesOf(question);
  const steps = candidates.flatMap((number) => stepOf(number, question) ?? []);
  const changes: Change[][] = [[], ...steps.flatMap((step) => [setTo(step, step.smaller), setTo(step, step.larger)])];
  const refs = changes.flatMap((each) => seeds.map((seed) => ({ changes: each, seed })));
  const values = await laboratory.readAll(refs, (run, ref) =>
    measured(run, measure, judgedWindow(changed(system, ref.changes).scenario)),
  );
  const valuesAt = (index: number): number[] => values.slice(index * seeds.length, (index + 1) * seeds.length);
  const base = meanOf(valuesAt(0));
  const numbers = steps.map((step, index): Influence => {
    const [less, more] = [valuesAt(1 + 2 * index), valuesAt(2 + 2 * index)];
    const ratio = (step.larger - step.smaller) / step.value;
    const effect = meanOf(less.map((value, seed) => ((more[seed] ?? NaN) - value) / ratio));
    const { path, value, smaller, larger } = step;
    return {
      path,
      value,
      smaller,
      larger,
      effect,
      elasticity: base.value === 0 ? null : scaled(effect, 1 / base.value),
      changesSmaller: setTo(step, smaller),
      changesLarger: setTo(step, larger),
    };
  });
  const skipped = candidates.filter(({ path }) => !steps.some((step) => step.path === path));
  return {
    measure,
    base,
    numbers: numbers.toSorted((a, b) => Math.abs(b.effect.value) - Math.abs(a.effect.value)),
    skipped: skipped.map(({ path }) => path),
  };
}

interface Step extends NumberAt {
  readonly smaller: number;
  readonly larger: number;
}

function candidatesOf({ system, paths }: SensitivityQuestion): NumberAt[] {
  const all = numbersIn(system);
  if (paths === undefined) return all.filter(({ path }) => !OF_THE_CLOCK.has(path));
  return paths.map((path) => {
    const found = all.find((each) => each.path === path);
    if (found === undefined) throw new InvariantError(`sensitivity is asked of numbers that exist: ${path}`);
    return found;
  });
}

/** On one side only, where the other is not allowed. */
function stepOf(number: NumberAt, { system, by = 0.1, allows }: SensitivityQuestion): Step | undefined {
  const { path, value } = number;
  if (value === 0) return undefined;
  const isWhole = Number.isInteger(value);
  const step = isWhole ? Math.max(1, Math.round(Math.abs(value) * by)) : Math.abs(value) * by;
  const mayBe = (to: number): boolean => {
    if (allows?.(path, to) === false) return false;
    const { scenario, guards } = changed(system, [{ set: path, to }]);
    return compile(scenario, guards).diagnostics.length === 0;
  };
  const smaller = value - step > 0 && mayBe(value - step) ? value - step : value;
  const larger = mayBe(value + step) ? value + step : value;
  return larger > smaller ? { ...number, smaller, larger } : undefined;
}

function setTo({ path }: NumberAt, to: number): Change[] {
  return [{ set: path, to }];
}

function scaled({ value, low, high }: Interval, factor: number): Interval {
  const ends = [low * factor, high * factor];
  return { value: value * factor, low: Math.min(...ends), high: Math.max(...ends) };
}

const OF_THE_CLOCK = new Set(['duration', 'bucket']);
