import { InvariantError, type GuardSettings, type Scenario } from '@basin/engine';
import { misconceptionIn } from './headings.ts';
import { boundOf } from './lab-checks.ts';
import type { LabFile } from './lab-file.ts';
import type { Goal, Lab, Solution, Task } from './lab.ts';
import { revisionOf } from './revision.ts';
import type { DeclaredScore } from '../score/score-axis.ts';
import type { Setting } from '../settings/setting.ts';
import type { Unseen } from './unseen.ts';

/** The files of a lab's folder, by their path in it. */
export type LabFiles = Readonly<Record<string, string>>;

/** Files that were found to be whole and to fit one another. */
export interface LabParts {
  readonly slug: string;
  readonly files: LabFiles;
  readonly file: LabFile;
  readonly scenario: Scenario;
  readonly settings: readonly Setting[];
  readonly document: unknown;
  readonly cut: GuardSettings | undefined;
  readonly unseen: readonly Unseen[];
  readonly score: DeclaredScore | undefined;
  /** By file: of the start and of every solution. */
  readonly answers: ReadonlyMap<string, Answer>;
}

/** What a guards file sets. */
export interface Answer {
  readonly guards: GuardSettings;
  readonly scenario: Scenario;
}

export function assembleLab({ slug, files, file, scenario, answers, ...parts }: LabParts): Lab {
  const { title, summary, minutes, claim, concepts, allowed, mostGuards, seeds } = file;
  const { settings, unseen } = parts;
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
    settings,
    ...(settings.length > 0 && { document: parts.document }),
    ...(mostGuards !== undefined && { mostGuards }),
    ...(parts.cut && { cut: parts.cut }),
    ...(parts.score && { score: parts.score }),
    goals,
    seeds,
    unseen,
    tasks: tasksOf(file),
    start: files[START] ?? '',
    revision: revisionOf({ scenario, allowed, mostGuards, settings, goals, seeds, unseen }),
    solutions: Object.entries(file.solutions).map(([name, declared]) => {
      const path = solutionFile(name);
      return solutionOf(name, declared, { text: files[path], answer: answers.get(path) });
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

/** A goal of a file that `goalProblems` found nothing in. */
export function goalOf([id, goal]: [string, LabFile['goals'][string]]): Goal {
  const { task, measure, of, from, to, says } = goal;
  return { id, measure, fromUs: from, toUs: to, bound: boundOf(goal), ...withoutUndefined({ task, of, says }) };
}

function solutionOf(
  name: string,
  { expect, why, embodies }: LabFile['solutions'][string],
  { text, answer }: { readonly text: string | undefined; readonly answer: Answer | undefined },
): Solution {
  if (text === undefined || answer === undefined) throw new InvariantError(`the solution ${name} was parsed`);
  const declared = expect === 'pass' ? expect : { misses: expect.misses, ...withoutUndefined({ says: expect.says }) };
  return { name, text, ...answer, expect: declared, why, embodiesMisconception: embodies !== undefined };
}

function withoutUndefined<Key extends string>(values: Readonly<Partial<Record<Key, string | undefined>>>) {
  const defined = Object.entries<string | undefined>(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(defined) as { [Each in Key]?: string };
}

export const START = 'start.guards.yaml';
