import { InvariantError, type GuardSettings, type Scenario } from '@basin/engine';
import { misconceptionIn } from './headings.ts';
import { boundOf } from './lab-checks.ts';
import type { LabFile } from './lab-file.ts';
import type { Goal, Lab, Solution, Task } from './lab.ts';
import { revisionOf } from './revision.ts';

/** The files of a lab's folder, by their path in it. */
export type LabFiles = Readonly<Record<string, string>>;

/** Files that were found to be whole and to fit one another. */
export interface LabParts {
  readonly slug: string;
  readonly files: LabFiles;
  readonly file: LabFile;
  readonly scenario: Scenario;
  /** By file: of the start and of every solution. */
  readonly guards: ReadonlyMap<string, GuardSettings>;
}

export function assembleLab({ slug, files, file, scenario, guards }: LabParts): Lab {
  const { title, summary, minutes, claim, concepts, allowed, seeds } = file;
  const goals = Object.entries(file.goals).map(goalOf);
  return {
    slug,
    title,
    summary,
    minutes,
    claim,
    concepts,
    scenario,
    allowed,
    goals,
    seeds,
    tasks: tasksOf(file),
    start: files[START] ?? '',
    revision: revisionOf({ scenario, allowed, goals, seeds }),
    solutions: Object.entries(file.solutions).map(([name, declared]) => {
      const path = solutionFile(name);
      return solutionOf(name, declared, { text: files[path], guards: guards.get(path) });
    }),
    exempt: withoutUndefined(file.degenerate.exempt) as Lab['exempt'],
    cost: { goodputShareAtLeast: file.cost.goodputShareAtLeast, latencyP99AtMostUs: file.cost.latencyP99AtMost },
    misconception: misconceptionIn(files['DESIGN.md'] ?? '') ?? '',
  };
}

export function tasksOf(lab: LabFile): Task[] {
  return Object.entries(lab.tasks).map(([id, title]) => ({ id, title }));
}

export function solutionFile(name: string): string {
  return `solutions/${name}.guards.yaml`;
}

function goalOf([id, goal]: [string, LabFile['goals'][string]]): Goal {
  const { task, measure, from, to, says } = goal;
  return { id, measure, fromUs: from, toUs: to, bound: boundOf(goal), ...withoutUndefined({ task, says }) };
}

function solutionOf(
  name: string,
  { expect, why, embodies }: LabFile['solutions'][string],
  { text, guards }: { readonly text: string | undefined; readonly guards: GuardSettings | undefined },
): Solution {
  if (text === undefined || guards === undefined) throw new InvariantError(`the solution ${name} was parsed`);
  const declared = expect === 'pass' ? expect : { misses: expect.misses, ...withoutUndefined({ says: expect.says }) };
  return { name, text, guards, expect: declared, why, embodiesMisconception: embodies !== undefined };
}

function withoutUndefined<Key extends string>(values: Readonly<Partial<Record<Key, string | undefined>>>) {
  const defined = Object.entries<string | undefined>(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(defined) as { [Each in Key]?: string };
}

export const START = 'start.guards.yaml';
