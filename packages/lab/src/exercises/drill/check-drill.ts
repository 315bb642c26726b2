import { NO_GUARDS, type ActionSettings } from '@basin/engine';
import type { Runner } from '@basin/experiments';
import type { Finding } from '../../check/finding.ts';
import { formatShare } from '../../measures/format.ts';
import { measureOf } from '../../measures/index.ts';
import type { AuthorsAnswer } from '../exercise.ts';
import type { Whole } from '../kind.ts';
import { checkSchema } from '../../yaml/schema-problems.ts';
import { actionsSchema } from '@basin/engine/schema';
import { gradeOrders } from './grade-drill.ts';
import type { OpenDrill } from './open-drill.ts';

/**
 * What must hold for a drill besides the gates of every exercise: that it was well and is down when the learner
 * arrives, on every seed that can be played, and that right answers pass with a margin on each of them.
 */
export async function checkDrill(
  { open }: Whole<OpenDrill, null>,
  runner: Runner,
  solutions: readonly AuthorsAnswer[],
): Promise<Finding[]> {
  const seeds = [...open.seeds, ...open.exam.seeds];
  const findings = await controls(open, seeds, runner);
  for (const { name, answer, expect } of solutions) {
    const { value: orders } = checkSchema(actionsSchema, answer);
    if (expect === 'pass' && orders) findings.push(await withMargin(open, { name, orders, seeds }, runner));
  }
  return findings;
}

async function controls(open: OpenDrill, seeds: readonly number[], runner: Runner): Promise<Finding[]> {
  const { arriveUs, scenario } = open;
  const jobs = seeds.map((seed) => ({ scenario, guards: NO_GUARDS, seed }));
  const runs = await runner(jobs, () => {}, new AbortController().signal);
  const firstUs = Math.min(arriveUs, ...Object.values(scenario.triggers).map(({ at }) => at));
  const shares = (fromUs: number, toUs: number) =>
    runs.map((run) => measureOf('goodputShare').measure(run, { fromUs, toUs }));
  const before = Math.min(...shares(firstUs / 2, firstUs));
  const arrival = Math.max(...shares(arriveUs - ARRIVAL_US, arriveUs));
  return [
    {
      gate: 'controls',
      subject: 'well before',
      ok: before >= WELL,
      figures: `goodput ${formatShare(before)} at least, before anything happens`,
      seedsRun: seeds.length,
      ...(before >= WELL ? {} : { detail: `Let it be ${formatShare(WELL)} or more on every seed.` }),
    },
    {
      gate: 'controls',
      subject: 'down on arrival',
      ok: arrival <= DOWN,
      figures: `goodput ${formatShare(arrival)} at most, in the last 10 s before anybody arrives`,
      seedsRun: seeds.length,
      ...(arrival <= DOWN ? {} : { detail: `Let it be ${formatShare(DOWN)} or less on every seed.` }),
    },
  ];
}

async function withMargin(
  open: OpenDrill,
  {
    name,
    ...of
  }: { readonly name: string; readonly orders: readonly ActionSettings[]; readonly seeds: readonly number[] },
  runner: Runner,
): Promise<Finding> {
  const graded = await gradeOrders(open, of, runner);
  const [least] = graded.map(({ result }) => result).sort((one, other) => one.margin - other.margin);
  const margin = least?.margin ?? 0;
  const ok = graded.every(({ result }) => result.met) && margin >= LEAST_MARGIN;
  return {
    gate: 'exemplar passes',
    subject: `${name}, on every seed that is played`,
    ok,
    figures: `margin ${formatShare(margin)} at ${least?.goal}: ${least?.observed} for ${least?.expected}`,
    seedsRun: of.seeds.length,
    margin,
    ...(ok ? {} : { detail: `${least?.says} A right answer needs a margin of ${formatShare(LEAST_MARGIN)}.` }),
  };
}

const ARRIVAL_US = 10_000_000;
const WELL = 0.97;
/** A drill about one replica of several is down for the calls of that one. */
const DOWN = 0.85;
const LEAST_MARGIN = 0.1;
