import type { Run } from '@basin/engine';
import type { Runner } from '@basin/experiments';
import { parseGuards } from '../guards-file/parse-guards.ts';
import { scenarioAt, type Lab, type OpenLab } from '../lab-folder/lab.ts';
import type { Diagnostic } from '../yaml/diagnostic.ts';
import { grade } from './grade.ts';
import type { Verdict } from './verdict.ts';

export interface GradeOptions {
  readonly seeds: readonly number[];
  readonly runner: Runner;
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal;
}

export interface Graded {
  readonly verdict: Verdict;
  readonly diagnostics: readonly Diagnostic[];
  /** One per seed; none if the text is invalid. */
  readonly runs: readonly Run[];
}

/** From a learner's text to a verdict: read, run, grade. What the runner throws is thrown on. */
export async function gradeGuards(lab: OpenLab | Lab, text: string, options: GradeOptions): Promise<Graded> {
  const { guards, scenario, diagnostics } = parseGuards(text, lab);
  if (guards === undefined || scenario === undefined)
    return { verdict: invalidVerdict(diagnostics), diagnostics, runs: [] };
  const { seeds, runner, onProgress = () => {}, signal = new AbortController().signal } = options;
  const jobs = seeds.map((seed) => ({ scenario: scenarioAt(lab, scenario, seed), guards, seed }));
  const runs = await runner(jobs, onProgress, signal);
  return { verdict: grade({ ...lab, scenario, guards }, runs, seeds), diagnostics, runs };
}

function invalidVerdict(diagnostics: readonly Diagnostic[]): Verdict {
  const first = diagnostics[0];
  const says = first === undefined ? 'The file cannot be read.' : `Line ${first.line}: ${first.says} ${first.instead}`;
  return { version: 1, status: 'invalid', goals: [], says };
}
