import { NO_GUARDS, type ActionSettings, type PartRecord, type Run } from '@basin/engine';
import type { Runner } from '@basin/experiments';
import { gradeGoal, type GradedGoal } from '../../grade/grade.ts';
import type { PartResult } from '../exercise.ts';
import type { OpenDrill } from './open-drill.ts';
import { effectsOf } from './orders.ts';

/**
 * What somebody ordered, and when. A play was on one seed; a list that an author wrote is for every public seed.
 *
 * Decision: a play is held against the seed that it was played on, and no other. Whoever acts at 97 s has seen what
 * that run had shown by 97 s; the same list on another seed would be judged by luck. That no seed is easier than the
 * others is shown beforehand: on each seed that can be played the exemplars pass, and on each public one the mistakes
 * fail as declared.
 */
export interface Play {
  readonly seed: number;
  readonly actions: readonly ActionSettings[];
}

export type DrillAnswer = Play | readonly ActionSettings[];

/** Holds an answer against the goals, by playing it again. */
export async function gradeDrill(drill: OpenDrill, answer: DrillAnswer, runner: Runner): Promise<PartResult[]> {
  const { seeds, orders } = isPlay(answer)
    ? { seeds: [answer.seed], orders: answer.actions }
    : { seeds: drill.seeds, orders: answer };
  const graded = await gradeOrders(drill, { orders, seeds }, runner);
  return graded.map(({ result: { goal, met, says, look } }) => ({ part: goal, met, says, look }));
}

/** The goals with how far each was met or missed, over seeds of the caller's choice. */
export async function gradeOrders(
  drill: OpenDrill,
  { orders, seeds }: { readonly orders: readonly ActionSettings[]; readonly seeds: readonly number[] },
  runner: Runner,
): Promise<GradedGoal[]> {
  const runs = await replayed(drill, { orders, seeds }, runner);
  return drill.goals.map((goal) => gradeGoal(goal, runs));
}

/** The runs that goals are held against: the played ones, in which who was kept away counts as well. */
async function replayed(
  drill: OpenDrill,
  { orders, seeds }: { readonly orders: readonly ActionSettings[]; readonly seeds: readonly number[] },
  runner: Runner,
): Promise<Run[]> {
  const { scenario } = drill;
  const actions = effectsOf(drill, orders);
  const keepsAway = actions.some(({ do: what }) => KEEP_AWAY.some((key) => key in what));
  const played = seeds.map((seed) => ({ scenario, guards: NO_GUARDS, seed, actions }));
  const untouched = keepsAway ? seeds.map((seed) => ({ scenario, guards: NO_GUARDS, seed })) : [];
  const runs = await runner([...played, ...untouched], () => {}, new AbortController().signal);
  return runs.slice(0, seeds.length).map((run, index) => withEverybody(run, runs[seeds.length + index]));
}

/**
 * Who is kept away before a call begins does not count as offered load, and everything would look well with the doors
 * shut. So the load is that of the same seed with nobody touching it: clients arrive whatever the system does.
 */
function withEverybody(run: Run, untouched: Run | undefined): Run {
  if (untouched === undefined) return run;
  const withAll = (part: PartRecord): PartRecord => {
    const offered = untouched.parts.find(({ name }) => name === part.name)?.series['offered'];
    return part.kind !== 'client' || offered === undefined ? part : { ...part, series: { ...part.series, offered } };
  };
  return { ...run, parts: run.parts.map(withAll) };
}

function isPlay(answer: DrillAnswer): answer is Play {
  return !Array.isArray(answer);
}

const KEEP_AWAY: readonly string[] = ['cutTraffic', 'rampTraffic'];
