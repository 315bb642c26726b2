import { randomInt } from 'node:crypto';
import { setImmediate as breath } from 'node:timers/promises';
import { sequentialRunner, type Runner } from '@basin/experiments';
import type { Exercise, ExerciseVerdict, Revealed, Telemetry } from '@basin/lab';
import { readCatalog } from './catalog.ts';
import { seal, unseal } from './seal.ts';

export interface Dealt {
  /** Carries which deal it is; for the server only. */
  readonly token: string;
  readonly dashboards: readonly Telemetry[];
}

export interface Judgement {
  readonly verdict: ExerciseVerdict;
  readonly revealed: readonly Revealed[];
}

/** Why there is nothing: no such exercise, a token of another time, or too many who ask at once. */
export type Refusal = 'unknown' | 'expired' | 'spent' | 'busy';

/** Runs made on this server for one try: a new deal, or the one of a token again. */
export async function dealt(slug: string, token: string | undefined): Promise<Dealt | Refusal> {
  const exercise = (await readCatalog()).exercises[slug];
  if (exercise?.deal === undefined) return 'unknown';
  const { revision } = exercise.open;
  const number = token === undefined ? randomInt(FIRST_DEAL, LAST_DEAL) : numberIn(token, { slug, revision });
  if (number === undefined) return 'expired';
  const { deal } = exercise;
  const made = await inTurn(() => deal(number, breathing));
  return made === 'busy' ? made : { token: token ?? seal({ slug, revision, number }), dashboards: made.dashboards };
}

/** A deal is judged once: else whoever has seen what was right could hand it in. */
export async function judged(slug: string, token: string, said: unknown): Promise<Judgement | Refusal> {
  const exercise = (await readCatalog()).exercises[slug];
  if (exercise?.deal === undefined) return 'unknown';
  const number = numberIn(token, { slug, revision: exercise.open.revision });
  if (number === undefined) return 'expired';
  return inTurn(async () => {
    // Looked at when its turn has come: of two that came together, the first may have spent it.
    if (spent.has(token)) return 'spent';
    const result = await judgement(exercise, number, said);
    const isAnswer = result.verdict.status === 'pass' || result.verdict.status === 'fail';
    if (isAnswer) spend(token);
    return isAnswer ? result : { ...result, revealed: [] };
  });
}

async function judgement(exercise: Exercise, number: number, said: unknown): Promise<Judgement> {
  const verdict = await exercise.grade({ deal: number, dashboards: said }, breathing);
  return { verdict, revealed: (await exercise.deal?.(number, breathing))?.revealed ?? [] };
}

function numberIn(token: string, of: { readonly slug: string; readonly revision: string }): number | undefined {
  const opened = unseal(token) as { slug?: unknown; revision?: unknown; number?: unknown } | undefined;
  if (opened?.slug !== of.slug || opened.revision !== of.revision) return undefined;
  return typeof opened.number === 'number' ? opened.number : undefined;
}

function spend(token: string): void {
  spent.add(token);
  const [oldest] = spent;
  if (spent.size > MOST_SPENT && oldest !== undefined) spent.delete(oldest);
}

/** One at a time, so that pages are served in between; who would wait for long is told to come again. */
async function inTurn<Result>(work: () => Promise<Result>): Promise<Result | 'busy'> {
  if (waiting >= MOST_WAITING) return 'busy';
  waiting += 1;
  const before = last;
  const turn = Promise.withResolvers<void>();
  last = turn.promise;
  await before;
  try {
    return await work();
  } finally {
    waiting -= 1;
    turn.resolve();
  }
}

/** Lets the server do something else between two runs. */
const breathing: Runner = async (jobs, onProgress, signal) => {
  const runs = [];
  for (const job of jobs) {
    await breath();
    runs.push(...(await sequentialRunner([job], () => {}, signal)));
    onProgress(runs.length);
  }
  return runs;
};

const spent = new Set<string>();
let waiting = 0;
let last: Promise<void> = Promise.resolve();

/** Those before are dealt to authors, whose answers are in the repository. */
const FIRST_DEAL = 2_000_000;
const LAST_DEAL = 50_000_000;
const MOST_WAITING = 30;
const MOST_SPENT = 10_000;
