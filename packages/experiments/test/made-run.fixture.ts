import type { Run } from '@basin/engine';
import type { Job, Runner } from '../src/index.ts';

export interface Made {
  readonly offered?: number;
  /** By bucket, or the same in all of them; so the queue. */
  readonly good?: number | ((bucket: number) => number);
  readonly queue?: (bucket: number) => number;
  readonly ended?: Run['ended'];
}

/** A run of `users -> database` with buckets of 1 s, in which everything is as it is said. */
export function madeRun({ offered = 100, good = 100, queue = () => 0, ended = 'at-time' }: Made, job: Job): Run {
  const { duration: durationUs, bucket: bucketUs } = job.scenario;
  const bucketCount = durationUs / bucketUs;
  const series = (value: number | ((bucket: number) => number)) =>
    Float64Array.from({ length: bucketCount }, (_, bucket) => (typeof value === 'number' ? value : value(bucket)));
  const part = { totals: {}, durations: {} };
  return {
    engineVersion: 'made',
    seed: job.seed,
    digest: '0',
    ended,
    nowUs: durationUs,
    durationUs,
    warmUpUs: 0,
    bucketUs,
    bucketCount,
    eventCount: 0,
    parts: [
      { name: 'users', kind: 'client', series: { offered: series(offered), good: series(good) }, ...part },
      {
        name: 'users -> database',
        kind: 'arrow',
        series: { attempts: series(offered), backingOff: series(0), inFlight: series(0) },
        ...part,
      },
      {
        name: 'database',
        kind: 'server',
        series: {
          queue: series(queue),
          served: series(good),
        },
        ...part,
      },
    ],
    marks: [],
    actions: [],
  };
}

/** Makes runs that are well or down as a rule says: for what is asked of the rule, not of the engine. */
export function ruledBy(isDown: (job: Job) => boolean): Runner {
  return async (jobs, onProgress) => {
    await Promise.resolve();
    return jobs.map((job, index) => {
      onProgress(index + 1);
      return madeRun({ good: isDown(job) ? 0 : 100 }, job);
    });
  };
}
