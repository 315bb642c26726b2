import { NO_GUARDS } from '@basin/engine';
import type { Runner } from '@basin/experiments';
import type { Finding } from '../../check/finding.ts';
import { formatNumber } from '../../measures/format.ts';
import { truthOf } from './grade-prediction.ts';
import type { OpenPrediction } from './open-prediction.ts';

/**
 * Every variant has an answer, the seeds agree on it, and no one number is right for most of them: who knows the answer of
 * one variant has to think again for the next.
 */
export async function checkVariants({ variants, seeds }: OpenPrediction, runner: Runner): Promise<Finding[]> {
  const jobs = variants.flatMap(({ scenario }) => seeds.map((seed) => ({ scenario, guards: NO_GUARDS, seed })));
  const runs = await runner(jobs, () => {}, new AbortController().signal);
  const runsAt = (index: number) => runs.slice(index * seeds.length, (index + 1) * seeds.length);
  return (variants[0]?.questions ?? []).flatMap(({ id, within }) => {
    const answers = variants.flatMap(({ questions }, index) =>
      questions
        .filter((question) => question.id === id)
        .map((question) => ({
          truth: truthOf(question, runsAt(index)),
          each: runsAt(index).map((run) => truthOf(question, [run])),
        })),
    );
    const spreads = answers.map(({ truth, each }) => (Math.max(...each) - Math.min(...each)) / Math.abs(truth));
    const known = { id, truths: answers.map(({ truth }) => truth), runs: runs.length };
    return [answered(known, Math.max(...spreads), within), varied(known, within)];
  });
}

interface Known {
  readonly id: string;
  readonly truths: readonly number[];
  readonly runs: number;
}

/** A question on whose answer seeds differ by more than is allowed asks for luck. */
function answered({ id, truths, runs }: Known, spread: number, within: number): Finding {
  const ok = truths.every((truth) => Number.isFinite(truth) && truth !== 0) && spread <= 2 * within;
  const [least, most] = [Math.min(...truths), Math.max(...truths)];
  const figures = `${truths.length} variants from ${formatNumber(least)} to ${formatNumber(most)}, seeds within ${formatNumber(spread * 100)} %`;
  const detail = 'Measure over a longer stretch or more calls, until seeds agree.';
  return { gate: 'controls', subject: `${id}: has an answer`, ok, figures, ...(ok ? {} : { detail }), seedsRun: runs };
}

function varied({ id, truths }: Known, within: number): Finding {
  const held = truths.map(
    (said) => truths.filter((truth) => Math.abs(said - truth) <= within * Math.abs(truth)).length,
  );
  const most = Math.max(...held);
  const ok = truths.length === 1 || most <= MOST_AT_ONCE * truths.length;
  const figures = `one number is right for ${most} of ${truths.length} variants at most`;
  const detail = 'Let the draws lie further apart.';
  return {
    gate: 'controls',
    subject: `${id}: is another one each time`,
    ok,
    figures,
    ...(ok ? {} : { detail }),
    seedsRun: 0,
  };
}

const MOST_AT_ONCE = 0.5;
