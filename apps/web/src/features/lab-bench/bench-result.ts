import type { EngineDiagnostic, GuardSettings, Run } from '@basin/engine';
import type { Diagnostic, GoalResult, OpenLab, Verdict } from '@basin/lab';
import type { RunState } from '@/pieces/runner/index.ts';

export type Press = 'try' | 'check';

/** How pressing a button ended. Whose fault it was is never left open: the text's, ours, or nobody's. */
export type BenchResult =
  | Graded
  /** The text cannot be run. Nothing was simulated, nothing is counted. */
  | {
      readonly kind: 'invalid';
      readonly press: Press;
      readonly diagnostics: readonly Diagnostic[];
      readonly refused: readonly EngineDiagnostic[];
    }
  /** Our fault. Nothing is counted. */
  | { readonly kind: 'broken'; readonly press: Press; readonly says: string; readonly seed?: number }
  | { readonly kind: 'cancelled'; readonly press: Press; readonly done: number; readonly total: number };

export interface Graded {
  readonly kind: 'graded';
  readonly press: Press;
  readonly text: string;
  readonly guards: GuardSettings;
  readonly runs: readonly Run[];
  readonly verdict: Verdict & { readonly status: 'pass' | 'fail' };
  /** Whether every goal is met on a seed alone, in the order of the runs. */
  readonly bySeed: readonly { readonly seed: number; readonly isMet: boolean }[];
  readonly atMs: number;
}

/** What to grade with, handed in so that this stays pure. */
type Grade = (
  lab: OpenLab & { readonly guards?: GuardSettings },
  runs: readonly Run[],
  seeds: readonly number[],
) => Verdict;

interface Asked {
  readonly lab: OpenLab & { readonly guards?: GuardSettings };
  readonly press: Press;
  readonly seeds: readonly number[];
  readonly text: string;
  readonly guards: GuardSettings;
  readonly atMs: number;
}

/** Turns the end of a job into a result. Total: whatever the runs or the grading did, there is one. */
export function resultOf(outcome: RunState, asked: Asked, grade: Grade): BenchResult {
  const { press } = asked;
  switch (outcome.status) {
    case 'done':
      return gradedRuns(outcome.runs, asked, grade);
    case 'refused': {
      const { diagnostics } = outcome;
      // The scenario is ours; only what the learner wrote can be the learner's mistake.
      if (diagnostics.some((each) => each.source === 'guards')) {
        return { kind: 'invalid', press, diagnostics: [], refused: diagnostics };
      }
      return { kind: 'broken', press, says: diagnostics.map((each) => each.says).join(' ') };
    }
    case 'cancelled':
      return { kind: 'cancelled', press, ...outcome.progress };
    case 'crashed': {
      const seed = outcome.crashedSeed;
      return { kind: 'broken', press, says: outcome.says, ...(seed !== undefined && { seed }) };
    }
    case 'idle':
    case 'running':
      return { kind: 'broken', press, says: 'A job ended without saying how.' };
  }
}

function gradedRuns(runs: readonly Run[], asked: Asked, grade: Grade): BenchResult {
  const { press, lab, text, guards, atMs } = asked;
  try {
    const verdict = grade(lab, runs, asked.seeds);
    const { status } = verdict;
    if (status !== 'pass' && status !== 'fail')
      return { kind: 'broken', press, says: verdict.says ?? `The verdict is ${status}.` };
    const bySeed = runs.map((run) => ({ seed: run.seed, isMet: grade(lab, [run], [run.seed]).status === 'pass' }));
    return { kind: 'graded', press, text, guards, runs, verdict: { ...verdict, status }, bySeed, atMs };
  } catch (error) {
    return { kind: 'broken', press, says: String(error) };
  }
}

export const firstMissed = (verdict: Verdict): GoalResult | undefined => verdict.goals.find((goal) => !goal.met);

/** For the live region: one or two sentences, the news first. */
export function announcement(result: BenchResult): string {
  const name = NAMES[result.press];
  switch (result.kind) {
    case 'graded': {
      const missed = firstMissed(result.verdict);
      const seeds = `${result.runs.length === 1 ? 'seed' : 'seeds'} ${result.runs.map((run) => run.seed).join(', ')}`;
      if (missed === undefined) return `${name} on ${seeds}: every goal is met.`;
      const count = result.verdict.goals.filter((goal) => !goal.met).length;
      return `${name} on ${seeds}: ${count} of ${result.verdict.goals.length} goals missed. ${missed.says}`;
    }
    case 'invalid': {
      const first = result.diagnostics[0];
      const says = first === undefined ? result.refused[0]?.says : `Line ${first.line}: ${first.says}`;
      return `Nothing was run, because the guards cannot be read. ${says ?? ''}`.trim();
    }
    case 'broken':
      return `${name} failed on our side. Nothing is counted, and your text is safe.`;
    case 'cancelled':
      return `${name} cancelled. Nothing is recorded.`;
  }
}

const NAMES = { try: 'Try', check: 'Check' } as const;
