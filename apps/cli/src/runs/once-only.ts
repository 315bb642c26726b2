import { InvariantError, type Run } from '@basin/engine';
import type { Job, Runner } from '@basin/experiments';

/** Makes only those runs that were not made before, and once what is asked for twice. What was made is put into `known`. */
export function onceOnly(runner: Runner, known: Map<string, Run>): Runner {
  return async (jobs, onProgress, signal) => {
    // All of a job decides its run: the same seed acted upon otherwise is another run.
    const fresh = new Map<string, Job>();
    for (const job of jobs) if (!known.has(JSON.stringify(job))) fresh.set(JSON.stringify(job), job);
    const runs = await runner([...fresh.values()], onProgress, signal);
    const made = new Map([...fresh.keys()].map((key, index) => [key, runs[index]] as const));
    const answers = jobs.map((job) => {
      const run = made.get(JSON.stringify(job)) ?? known.get(JSON.stringify(job));
      if (run === undefined) throw new InvariantError('every job has its run');
      return run;
    });
    if (known.size > MOST_KEPT) known.clear();
    for (const [key, run] of made) if (run !== undefined) known.set(key, run);
    return answers;
  };
}

/** Some hundred kilobytes each. */
const MOST_KEPT = 400;
