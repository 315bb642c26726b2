import type { Scenario } from '@basin/engine';
import type { Runner } from '@basin/experiments';
import type { PartResult } from '../exercise.ts';
import { gradeAnnotations } from './annotate.ts';
import { gradeBoundary } from './boundary.ts';
import { gradeLoops } from './loops.ts';
import type {
  Annotations,
  Boundary,
  MapAnswer,
  MapTask,
  MarkedLoops,
  OpenMap,
  Owners,
  SharedFateAnswer,
  TaskAnswer,
} from './open-map.ts';
import { gradeOwnership } from './ownership.ts';
import { gradeSharedFate } from './shared-fate.ts';

/** Every part of every task, in their order. A browser has all that this takes. */
export async function gradeMap(
  { scenario, tasks }: Pick<OpenMap, 'scenario' | 'tasks'>,
  answer: MapAnswer,
  runner: Runner,
): Promise<PartResult[]> {
  const parts: PartResult[] = [];
  for (const task of tasks)
    parts.push(...(await gradeTask(task, { answer: answer[task.id] ?? nothingFor(task), scenario }, runner)));
  return parts;
}

/** The names of the parts that a task has in a verdict: its own, or several that begin with it. */
export function taskOfPart(tasks: readonly MapTask[], part: string): MapTask | undefined {
  return tasks.find(({ id }) => part === id || part.startsWith(`${id}-`));
}

/** Before anybody has done anything. */
export function nothingFor({ does }: MapTask): TaskAnswer {
  switch (does) {
    case 'annotate':
    case 'ownership':
      return {};
    case 'boundary':
    case 'loops':
      return [];
    case 'sharedFate':
      return { shared: [], split: [] };
  }
}

interface Answered {
  readonly answer: TaskAnswer;
  readonly scenario: Scenario;
}

// Answers have been held against the schema of their tasks.
async function gradeTask(task: MapTask, { answer, scenario }: Answered, runner: Runner): Promise<PartResult[]> {
  switch (task.does) {
    case 'annotate':
      return [gradeAnnotations(task, answer as Annotations, scenario)];
    case 'loops':
      return [gradeLoops(task, answer as MarkedLoops, scenario)];
    case 'boundary':
      return [gradeBoundary(task, answer as Boundary, scenario)];
    case 'ownership':
      return gradeOwnership(task, { owners: answer as Owners, scenario }, runner);
    case 'sharedFate':
      return gradeSharedFate(task, answer as SharedFateAnswer, scenario);
  }
}
