import type { GuardSettings, Run } from '@basin/engine';
import { BOUNDED } from '../lab-folder/lab-checks.ts';
import { scenarioAt, seedsOf, type Goal, type Lab, type OpenLab } from '../lab-folder/lab.ts';
import { formatNumber, formatTime, formatWindow } from '../measures/format.ts';
import { measureOf, measures } from '../measures/index.ts';
import type { Measure, Window } from '../measures/measure.ts';
import { closedLoop } from './closed-loop.ts';
import { explain } from './explain.ts';
import type { GoalResult, Verdict } from './verdict.ts';
import { flawOf } from './whole-run.ts';

/**
 * Holds runs against a lab's goals. Total: whatever it is given, it answers with a verdict.
 *
 * A goal is met if every seed meets it. What is not exactly one finished run of this scenario by this engine for each
 * seed is our fault and becomes `error`, never `fail`. The seeds are all that the lab holds, unless the caller names
 * those it has run. Runs of an answer that sets values of the scenario are held against the lab with that scenario; with
 * the answer's guards beside it, a miss is told with the loop that was still closed.
 */
export function grade(lab: Graded, runs: readonly Run[], seeds: readonly number[] = seedsOf(lab)): Verdict {
  const flaw = flawOfRuns(lab, runs, seeds);
  if (flaw !== undefined) return errorVerdict(flaw);
  const inOrder = seeds.flatMap((seed) => runs.filter((run) => run.seed === seed));
  const goals = [
    ...boundedGoal(inOrder),
    ...lab.goals.map((goal) => withLoop(gradeGoal(goal, inOrder).result, lab, inOrder)),
  ];
  return { version: 1, status: goals.every(({ met }) => met) ? 'pass' : 'fail', goals };
}

/** What runs are held against. */
type Graded = (OpenLab | Lab) & { readonly guards?: GuardSettings };

/** What settles by itself, or is too much, is no loop that feeds itself, whatever else may turn. */
function withLoop(result: GoalResult, lab: Graded, runs: readonly Run[]): GoalResult {
  const { scenario, guards, goals } = lab;
  const measure = goals.find(({ id }) => id === result.goal)?.measure;
  const run = runs.find(({ seed }) => seed === result.look.seed);
  if (result.met || guards === undefined || measure === undefined || run === undefined) return result;
  if (UNFED.includes(measureOf(measure).about)) return result;
  const loop = closedLoop({ scenario: scenarioAt(lab, scenario, run.seed), guards }, run, result.look);
  return loop === undefined ? result : { ...result, loop };
}

/** Something of ours broke: shown as such, and never counted. */
export function errorVerdict(says: string): Verdict {
  return { version: 1, status: 'error', goals: [], says };
}

function flawOfRuns(lab: OpenLab, runs: unknown, seeds: readonly number[]): string | undefined {
  const strange = lab.goals.find((goal) => !measures.some(({ key }) => key === goal.measure));
  if (strange !== undefined) return `The goal ${strange.id} asks for an unknown measure.`;
  if (!Array.isArray(runs)) return 'There are no runs.';
  if (runs.length !== seeds.length || seeds.length === 0)
    return `There are ${runs.length} runs for ${seeds.length} seeds.`;
  for (const seed of seeds) {
    const run: unknown = runs.find((each) => (each as { seed?: unknown } | null)?.seed === seed);
    const held = { ...lab, scenario: scenarioAt(lab, lab.scenario, seed) };
    const flaw = run === undefined ? 'it is missing' : flawOf(run, held);
    if (flaw !== undefined) return `The run of seed ${seed} cannot be graded: ${flaw}.`;
  }
  return undefined;
}

/** Told only when it is missed: that a run comes to its end is not worth a line in a verdict. */
function boundedGoal(runs: readonly Run[]): GoalResult[] {
  const cut = runs.find(({ ended }) => ended !== 'at-time');
  if (cut === undefined) return [];
  const at = formatTime(cut.nowUs);
  const reason =
    cut.ended === 'attempt-limit'
      ? 'more attempts are on their way at the same time than a run may hold: callers send and never stop waiting'
      : `it has taken ${formatNumber(cut.eventCount)} events, more than a run may`;
  return [
    {
      goal: BOUNDED,
      met: false,
      says: `The run was stopped at ${at} of ${formatTime(cut.durationUs)}: ${reason}.`,
      expected: `a run to ${formatTime(cut.durationUs)}`,
      observed: `stopped at ${at}`,
      margin: -1,
      look: { seed: cut.seed, ...lastStretch(cut) },
    },
  ];
}

function lastStretch(run: Run): Window {
  return { fromUs: Math.max(0, run.nowUs - BEFORE_CUT_US), toUs: run.nowUs };
}

export interface GradedGoal {
  readonly result: GoalResult;
  /** What a miss was explained by; absent where it was met, or where only a tally could be told. */
  readonly mechanism?: string;
}

/** One goal, over runs that `grade` would take. */
export function gradeGoal(goal: Goal, runs: readonly Run[]): GradedGoal {
  const measure = measureOf(goal.measure);
  const results = runs.map((run) => ({ run, ...valueOf(goal, measure, run) }));
  const worst = results.reduce((low, each) => (each.margin < low.margin ? each : low));
  const met = results.every((each) => each.met);
  const window = windowOf(goal);
  const isCut = worst.run.nowUs < goal.toUs;
  const look = isCut ? lastStretch(worst.run) : measure.look(worst.run, window);
  const { says, ...why } = met
    ? { says: `${measure.sentence(worst.run, window)}.` }
    : isCut
      ? { says: `The run was stopped before the time ${formatWindow(window)} was over.`, mechanism: 'cut-short' }
      : explain({ measure, run: worst.run, window, look });
  const result = {
    goal: goal.id,
    ...(goal.task === undefined ? {} : { task: goal.task }),
    met,
    says: met || goal.says === undefined ? says : `${says} ${goal.says}`,
    ...tellApart(measure, worst.value, goal.bound),
    margin: worst.margin,
    look: { seed: worst.run.seed, fromUs: look.fromUs, toUs: look.toUs },
  };
  return { result, ...why };
}

interface Value {
  readonly value: number;
  readonly met: boolean;
  readonly margin: number;
}

/** NaN (nothing to measure, or a run cut short) meets no bound. */
export function valueOf(goal: Goal, measure: Measure, run: Run): Value {
  const { toUs, bound } = goal;
  const value = run.nowUs >= toUs ? measure.measure(run, windowOf(goal)) : NaN;
  const met = measure.direction === 'up' ? value >= bound : value <= bound;
  const margin = (value - bound) / (measure.best - bound);
  // Not a number, or as far off as can be: both are the worst there is. What is met by nothing has margin 0.
  return { value, met, margin: Number.isNaN(margin) ? -1 : Math.min(Math.max(margin, -1), MOST_MARGIN) };
}

function windowOf({ fromUs, toUs, of }: Goal): Window {
  return of === undefined ? { fromUs, toUs } : { fromUs, toUs, of };
}

/** A value just short of its bound is written with as many digits as it takes to see that it is. */
function tellApart(measure: Measure, value: number, bound: number): { expected: string; observed: string } {
  const than = measure.direction === 'up' ? 'at least' : 'at most';
  for (let digits = 3; digits < MOST_DIGITS; digits += 1) {
    const observed = measure.format(value, digits);
    if (value !== bound && observed === measure.format(bound, digits)) continue;
    return { expected: `${than} ${measure.format(bound, digits)}`, observed };
  }
  return { expected: `${than} ${measure.format(bound, MOST_DIGITS)}`, observed: measure.format(value, MOST_DIGITS) };
}

const UNFED: readonly Measure['about'][] = ['idle', 'swing'];
const BEFORE_CUT_US = 20_000_000;
const MOST_DIGITS = 15;
/** A backlog that drains fast is no better for the goal than one that is gone. */
const MOST_MARGIN = 1;
