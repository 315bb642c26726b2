import type { EngineDiagnostic, Plan, Run, SimulateOptions, Simulation } from '@basin/engine';
import { begin, compileActions, diagnose, load } from '@basin/engine/on-demand';
import { type RunJob, type RunReport, SLICE_MS } from './protocol.ts';

/**
 * Does a job from beginning to end and reports on the way. Everything the worker does, without a worker around it.
 *
 * It fetches what the scenario names, then blocks: posted messages leave at once all the same, and whoever has heard
 * enough terminates the worker. Documents come here checked, so the checks are fetched only to say why one failed.
 *
 * @param nowMs the wall clock, which only decides how often progress is reported and never what happens in the run.
 */
export async function runJob(job: RunJob, post: (report: RunReport) => void, nowMs: () => number): Promise<void> {
  const { id } = job;
  let seed: number | undefined;
  try {
    const { plan, options, diagnostics } = await ready(job);
    if (plan === undefined) return post({ id, kind: 'refused', diagnostics });
    for (seed of job.seeds) {
      const onProgress = (run: Run): void => post({ id, kind: 'progress', run });
      post({
        id,
        kind: 'run',
        run: runSeed(begin(plan, seed, options), job.stream ? { onProgress, nowMs } : undefined),
      });
    }
    post({ id, kind: 'done' });
  } catch (error) {
    const diagnostics = await diagnose(job.scenario, job.guards).catch(() => []);
    if (diagnostics.length > 0) post({ id, kind: 'refused', diagnostics });
    else post({ id, kind: 'crashed', says: String(error), ...(seed !== undefined && { seed }) });
  }
}

interface Ready {
  /** Absent if there are diagnostics. */
  readonly plan?: Plan;
  readonly options: SimulateOptions;
  readonly diagnostics: readonly EngineDiagnostic[];
}

/** Few runs are acted upon or followed: what that takes is fetched for those that are. Actions are checked here. */
async function ready({ scenario, guards, actions = [], trace }: RunJob): Promise<Ready> {
  const options = trace === undefined ? {} : { trace };
  const plan = await load(scenario, guards, { isActedOn: actions.length > 0, isFollowed: trace !== undefined });
  if (actions.length === 0) return { plan, options, diagnostics: [] };
  const { actions: acts, diagnostics } = compileActions(plan, actions);
  return acts === undefined ? { options, diagnostics } : { plan, options: { ...options, actions: acts }, diagnostics };
}

interface Watcher {
  readonly onProgress: (run: Run) => void;
  readonly nowMs: () => number;
}

function runSeed(simulation: Simulation, watcher: Watcher | undefined): Run {
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
