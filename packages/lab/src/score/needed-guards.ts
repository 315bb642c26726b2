import { InvariantError, type Run } from '@basin/engine';
import { changed, guardsToTest, type Options, type Runner, type SetGuard } from '@basin/experiments';
import { grade } from '../grade/grade.ts';
import { scenarioAt } from '../lab-folder/lab.ts';
import type { ScoreQuestion } from './score.ts';

export interface NeededGuards {
  readonly seeds: readonly number[];
  /** What is missed with all guards as they are. */
  readonly all: readonly MissedGoal[];
  /** In the order of the answer. */
  readonly guards: readonly GuardNeed[];
}

export interface GuardNeed extends SetGuard {
  /** What is missed without it, all others in force. */
  readonly missed: readonly MissedGoal[];
  /** Something is missed without it that is met with it, or on more seeds. */
  readonly isNeeded: boolean;
}

export interface MissedGoal {
  readonly goal: string;
  /** On how many of the seeds. */
  readonly count: number;
}

/**
 * Which guards of an answer its verdict rests on: each is taken away by itself, and the lab's own goals are held against
 * what is left. A guard taken away gives way to what the scenario has in its place.
 */
export async function neededGuards(
  { lab, guards, seeds = lab.seeds.public }: ScoreQuestion,
  runner: Runner,
  { onProgress = () => {}, signal = new AbortController().signal }: Options = {},
): Promise<NeededGuards> {
  const system = { scenario: lab.scenario, guards };
  const tested = guardsToTest(system);
  const variants = [system, ...tested.map(({ path }) => changed(system, [{ restore: path }]))];
  const jobs = variants.flatMap((variant) =>
    seeds.map((seed) => ({ ...variant, scenario: scenarioAt(lab, variant.scenario, seed), seed })),
  );
  const tell = (done: number): void => onProgress({ done, planned: jobs.length, isPlanFinal: true });
  const runs = await runner(jobs, tell, signal);
  const missedBy = (index: number): MissedGoal[] => {
    const { scenario = lab.scenario } = variants[index] ?? {};
    return missedIn({ ...lab, scenario }, runs.slice(index * seeds.length, (index + 1) * seeds.length));
  };
  const all = missedBy(0);
  return {
    seeds,
    all,
    guards: tested.map((guard, index) => {
      const missed = missedBy(index + 1);
      const before = (goal: string): number => all.find((each) => each.goal === goal)?.count ?? 0;
      return { ...guard, missed, isNeeded: missed.some(({ goal, count }) => count > before(goal)) };
    }),
  };
}

function missedIn(lab: ScoreQuestion['lab'], runs: readonly Run[]): MissedGoal[] {
  const counts = new Map<string, number>();
  for (const run of runs) {
    const { goals, status, says } = grade(lab, [run], [run.seed]);
    if (status === 'error') throw new InvariantError(`runs that were made can be graded: ${says}`);
    for (const { goal, met } of goals) if (!met) counts.set(goal, (counts.get(goal) ?? 0) + 1);
  }
  return [...counts].map(([goal, count]) => ({ goal, count }));
}
