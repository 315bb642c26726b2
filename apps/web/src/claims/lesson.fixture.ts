import { readFileSync } from 'node:fs';
import path from 'node:path';
import { onlyTriggers } from '@basin/catalog';
import { NO_GUARDS, type Run } from '@basin/engine';
import { changed, outcomeOf, sequentialRunner, survives, type Change, type System } from '@basin/experiments';
import { parseScenario } from '@basin/lab';

/** What a lesson says in numbers is made again here, so that no number outlives the runs it came from. */
interface LessonText {
  readonly text: string;
  /** The numbers in the row of a table that begins with these words. */
  readonly row: (head: string) => number[];
}

export function lessonText(slug: string): LessonText {
  const text = readFileSync(inContent('lessons', slug, 'lesson.mdx'), 'utf8').replaceAll(/\s+/g, ' ');
  const lines = readFileSync(inContent('lessons', slug, 'lesson.mdx'), 'utf8').split('\n');
  const row = (head: string): number[] => {
    const line = lines.find((each) => each.startsWith(`| ${head}`)) ?? '';
    return [...line.matchAll(/\d+(\.\d+)?/g)]
      .map(([number]) => Number(number))
      .slice([...head.matchAll(/\d+/g)].length);
  };
  return { text, row };
}

/** A published system, with only some of its triggers. */
export function publishedSystem(slug: string, triggers?: readonly string[]): System {
  const { scenario, diagnostics } = parseScenario(readFileSync(inContent('scenarios', slug, 'scenario.yaml'), 'utf8'));
  if (!scenario) throw new Error(diagnostics.map(({ says }) => says).join(' '));
  return { scenario: onlyTriggers(scenario, triggers), guards: NO_GUARDS };
}

export function seedsTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

export async function runsOf(system: System, changes: readonly Change[], seeds: readonly number[]): Promise<Run[]> {
  const jobs = seeds.map((seed) => ({ ...changed(system, changes), seed }));
  return sequentialRunner(jobs, () => {}, new AbortController().signal);
}

/** Of seeds 1 to so many, how many stay down. */
export async function stuckOf(system: System, changes: readonly Change[], seeds = 20): Promise<number> {
  const { scenario } = changed(system, changes);
  const runs = await runsOf(system, changes, seedsTo(seeds));
  return runs.filter((run) => !survives(outcomeOf(run, scenario).kind)).length;
}

function inContent(...place: readonly string[]): string {
  return path.join(import.meta.dirname, '../../../../content', ...place);
}
