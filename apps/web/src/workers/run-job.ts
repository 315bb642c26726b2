import { begin, compile, type Plan, type Run } from '@basin/engine';
import { type RunJob, type RunReport, SLICE_MS } from './protocol.ts';

/**
 * Does a job from beginning to end and reports on the way. Everything the worker does, without a worker around it.
 *
 * It blocks: posted messages leave at once all the same, and whoever has heard enough terminates the worker.
 *
 * @param nowMs the wall clock, which only decides how often progress is reported and never what happens in the run.
 */
export function runJob(job: RunJob, post: (report: RunReport) => void, nowMs: () => number): void {
  const { id } = job;
  let seed: number | undefined;
  try {
    const { plan, diagnostics } = compile(job.scenario, job.guards);
    if (plan === undefined) return post({ id, kind: 'refused', diagnostics });
    for (seed of job.seeds) {
      const onProgress = (run: Run): void => post({ id, kind: 'progress', run });
      post({ id, kind: 'run', run: runSeed(plan, seed, job.stream ? { onProgress, nowMs } : undefined) });
    }
    post({ id, kind: 'done' });
  } catch (error) {
    post({ id, kind: 'crashed', says: String(error), ...(seed !== undefined && { seed }) });
  }
}

interface Watcher {
  readonly onProgress: (run: Run) => void;
  readonly nowMs: () => number;
}

function runSeed(plan: Plan, seed: number, watcher: Watcher | undefined): Run {
  const simulation = begin(plan, seed);
  if (watcher === undefined) return simulation.finish();
  let lookedMs = watcher.nowMs();
  while (!simulation.isOver) {
    // One bucket: to the end of the one that holds the next moment.
    simulation.advance(simulation.nowUs + 1);
    if (watcher.nowMs() - lookedMs < SLICE_MS) continue;
    watcher.onProgress(simulation.snapshot());
    lookedMs = watcher.nowMs();
  }
  return simulation.finish();
}
