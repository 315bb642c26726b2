import { InvariantError, triggerWindows, type GuardSettings, type Run, type Scenario } from '@basin/engine';
import { basinWidth, medianOf, type BasinWidth, type Interval, type Options, type Runner } from '@basin/experiments';
import { grade } from '../grade/grade.ts';
import { scenarioAt, seedsOf, type Lab, type OpenLab } from '../lab-folder/lab.ts';
import { marginSays, widthSays } from './score-words.ts';
import { scoreAxis, type ScoreAxis } from './score-axis.ts';

/** How good an answer is, beyond whether it passes. */
export type Score = WidthScore | MarginScore;

/** Of a `metastable` lab: how hard the system may be pushed and still comes back. */
export interface WidthScore {
  readonly kind: 'width';
  readonly along: ScoreAxis;
  readonly answer: BasinWidth;
  /** One or more sentences. */
  readonly says: string;
}

/** Of the others: how far the goal that is nearest to being missed is from it. */
export interface MarginScore {
  readonly kind: 'margin';
  readonly goal: string;
  /** Of the worst seed, as in the verdict. */
  readonly margin: number;
  /** The median over the seeds, and how far apart they are. */
  readonly typical: Interval & { readonly confidence: number };
  readonly says: string;
}

/** What is scored: a lab whose scenario is as the answer sets it, and the answer's guards. */
export interface ScoreQuestion {
  readonly lab: OpenLab | Lab;
  readonly guards: GuardSettings;
  /** Else those of `scoreSeeds` for a width, and all that the lab holds for a margin. */
  readonly seeds?: readonly number[];
}

/**
 * Scores an answer, whether it passes or not.
 *
 * A `metastable` lab: one number of one trigger is varied, all else stays, and the run lasts until the system has had as
 * long to come back as it has in the lab. Survived is what `outcomeOf` says comes back, or drains: in the second half of
 * the time after the last push it serves 95 % of what is offered, or less where the lab's own goals after the trigger ask
 * for less. Each seed is bisected to its own edge, and the score is the median with its interval.
 *
 * Any other lab, and one whose triggers have no number: the least margin of its goals.
 */
export async function score(question: ScoreQuestion, runner: Runner, options: Options = {}): Promise<Score> {
  const { lab, guards, seeds } = question;
  const { scenario } = lab;
  const along = lab.claim === 'metastable' ? scoreAxis(scenario, lab.score) : undefined;
  if (along === undefined) return marginScore(question, runner, options);
  const { number, from, to } = along;
  const axis = { path: number.path, from, to, ...(number.isWhole && { step: 1 }) };
  const asked = { system: { scenario, guards }, along: axis, seeds: seeds ?? scoreSeeds(lab), rule: servedIn(lab) };
  const answer = await basinWidth(asked, runner, options);
  return { kind: 'width', along, answer, says: widthSays(answer, along) };
}

/** Public seeds and the next natural numbers: the same for whoever has no hidden seeds, and enough for an interval. */
export function scoreSeeds({ seeds }: OpenLab, count = SEEDS): number[] {
  const others = Array.from({ length: count + seeds.public.length }, (_, index) => index + 1);
  return [...new Set([...seeds.public, ...others])].slice(0, count);
}

/** What the lab takes for serving, once nothing pushes it any more. */
function servedIn({ goals, scenario }: OpenLab): { readonly goodputShare: number } {
  const calmUs = Math.max(0, ...triggerWindows(scenario).map(({ toUs }) => toUs));
  const after = goals.filter(({ measure, of, fromUs }) => {
    return measure === 'goodputShare' && of === undefined && fromUs >= calmUs;
  });
  return { goodputShare: Math.min(HEALTHY_SHARE, ...after.map(({ bound }) => bound)) };
}

async function marginScore(question: ScoreQuestion, runner: Runner, options: Options): Promise<MarginScore> {
  const { lab, guards, seeds = seedsOf(lab) } = question;
  const runs = await runsOf({ scenario: lab.scenario, guards, seeds }, lab, { ...options, runner });
  const hardest = marginsOf(lab, runs).reduce((low, each) => (each.margin < low.margin ? each : low));
  const perSeed = runs.map((run) => marginsOf(lab, [run]).find(({ goal }) => goal === hardest.goal)?.margin ?? -1);
  const typical = medianOf(perSeed);
  return { kind: 'margin', ...hardest, typical, says: marginSays({ ...hardest, typical }) };
}

interface Asked {
  readonly scenario: Scenario;
  readonly guards: GuardSettings;
  readonly seeds: readonly number[];
}

function runsOf({ scenario, guards, seeds }: Asked, lab: OpenLab, how: Options & { readonly runner: Runner }) {
  const { runner, onProgress = () => {}, signal = new AbortController().signal } = how;
  const jobs = seeds.map((seed) => ({ scenario: scenarioAt(lab, scenario, seed), guards, seed }));
  return runner(jobs, (done) => onProgress({ done, planned: jobs.length, isPlanFinal: true }), signal);
}

function marginsOf(lab: OpenLab, runs: readonly Run[]): { readonly goal: string; readonly margin: number }[] {
  const verdict = grade(
    lab,
    runs,
    runs.map(({ seed }) => seed),
  );
  if (verdict.status === 'error') throw new InvariantError(`runs that were made can be graded: ${verdict.says}`);
  return verdict.goals.map(({ goal, margin }) => ({ goal, margin }));
}

const SEEDS = 7;
/** As `outcomeOf` has it where nobody says otherwise. */
const HEALTHY_SHARE = 0.95;
