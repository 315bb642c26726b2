import { compile, millis, NO_GUARDS, type Scenario, seconds, simulate } from '@basin/engine';
import type { Job } from '@basin/experiments';
import { afterEach, expect, test, vi } from 'vitest';
import type { RunJob, RunReport } from '../../workers/protocol.ts';
import { runJob } from '../../workers/run-job.ts';
import { runnerPool } from './pool-runner.ts';

const SCENARIO: Scenario = {
  version: 1,
  duration: seconds(2),
  bucket: seconds(1),
  components: {
    users: { client: { arrivals: { law: 'poisson', perSecond: 50 }, goodWithin: seconds(1), schedule: [] } },
    checkout: {
      server: { workers: 2, service: { law: 'exponential', mean: millis(10) }, refusal: 'answered', errors: 0 },
    },
  },
  arrows: { 'users -> checkout': { delay: millis(0) } },
  triggers: {},
  guards: NO_GUARDS,
};

/** Does the job in this thread, a turn later; later jobs of one worker end sooner, so that order has to be kept. */
class WorkerHere extends EventTarget {
  static made: WorkerHere[] = [];
  static crashesOn: number | undefined;
  isEnded = false;

  constructor() {
    super();
    WorkerHere.made.push(this);
  }

  postMessage(job: RunJob): void {
    const wait = job.seeds[0]! % 2 === 0 ? 1 : 8;
    setTimeout(() => {
      if (this.isEnded) return;
      // One turn for each report, as messages come.
      const post = (report: RunReport) =>
        setTimeout(() => this.isEnded || this.dispatchEvent(new MessageEvent('message', { data: report })));
      if (job.seeds[0] === WorkerHere.crashesOn) post({ id: job.id, kind: 'crashed', says: 'out of luck' });
      else void runJob(job, post, () => 0);
    }, wait);
  }

  terminate(): void {
    this.isEnded = true;
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
  WorkerHere.made = [];
  WorkerHere.crashesOn = undefined;
});

test('runs come in the order of the jobs, whichever worker is done first, and are those of the engine', async () => {
  vi.stubGlobal('Worker', WorkerHere);
  const { plan } = compile(SCENARIO, NO_GUARDS);

  const runs = await runnerPool(3).runner(jobsOf([1, 2, 3, 4, 5]), () => {}, new AbortController().signal);

  expect(runs).toEqual([1, 2, 3, 4, 5].map((seed) => simulate(plan!, seed)));
});

test('no more workers are made than there is work, and they are kept for the next batch', async () => {
  vi.stubGlobal('Worker', WorkerHere);
  const { runner } = runnerPool(4);

  await runner(jobsOf([1, 2]), () => {}, new AbortController().signal);
  expect(WorkerHere.made).toHaveLength(2);
  await runner(jobsOf([3, 4, 5]), () => {}, new AbortController().signal);
  expect(WorkerHere.made).toHaveLength(3);
});

test('every run that is done is told, one by one', async () => {
  vi.stubGlobal('Worker', WorkerHere);
  const told: number[] = [];

  await runnerPool(2).runner(jobsOf([1, 2, 3]), (done) => told.push(done), new AbortController().signal);

  expect(told).toEqual([1, 2, 3]);
});

test('aborted, it ends all its workers and rejects; asked again, it makes new ones', async () => {
  vi.stubGlobal('Worker', WorkerHere);
  const { runner } = runnerPool(2);
  const stop = new AbortController();
  const running = runner(jobsOf([1, 2, 3, 4]), () => stop.abort(), stop.signal);

  await expect(running).rejects.toThrow('abort');
  expect(WorkerHere.made.every(({ isEnded }) => isEnded)).toBe(true);
  await expect(runner(jobsOf([6]), () => {}, new AbortController().signal)).resolves.toHaveLength(1);
});

test('a crash of the simulator reaches whoever asked, with what it said', async () => {
  vi.stubGlobal('Worker', WorkerHere);
  WorkerHere.crashesOn = 2;

  const told: number[] = [];
  const running = runnerPool(2).runner(jobsOf([1, 2, 3, 5, 7, 9]), (n) => told.push(n), new AbortController().signal);

  await expect(running).rejects.toThrow('out of luck');
  expect(WorkerHere.made.every(({ isEnded }) => isEnded)).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 40));
  expect(told.length).toBeLessThan(2);
});

function jobsOf(seeds: readonly number[]): Job[] {
  return seeds.map((seed) => ({ scenario: SCENARIO, guards: NO_GUARDS, seed }));
}
