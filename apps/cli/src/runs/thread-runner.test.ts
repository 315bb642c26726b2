import { compile, NO_GUARDS, simulate, type Scenario } from '@basin/engine';
import { parseScenario } from '@basin/lab';
import { expect, onTestFinished, test } from 'vitest';
import { Threads } from './thread-runner.ts';

const SCENARIO: Scenario = parseScenario(`
version: 1
duration: 5s
components:
  users: { client: { arrivals: { poisson: 50/s }, goodWithin: 1s } }
  checkout: { server: { workers: 2, service: { exponential: 10ms } } }
arrows:
  users -> checkout: {}
`).scenario!;
const job = (seed: number) => ({ scenario: SCENARIO, guards: NO_GUARDS, seed });

const options = {
  onProgress: () => {},
  signal: new AbortController().signal,
  reproduce: (seed: number) => `seed ${seed}`,
};

function threads(count: number): Threads {
  const made = new Threads(count);
  onTestFinished(() => made.close());
  return made;
}

test('runs come back in the order of the jobs, equal to those made on this thread, batch after batch', async () => {
  const seeds = [5, 3, 9, 1, 7];
  const pool = threads(2);

  for (const batch of [seeds, seeds.toReversed()]) {
    const runs = await pool.run(batch.map(job), options);
    expect(runs.map(({ run }) => run)).toEqual(batch.map((seed) => simulate(compile(SCENARIO).plan!, seed)));
  }
});

test('progress counts every run once', async () => {
  const counted: number[] = [];

  await threads(2).run([1, 2, 3].map(job), { ...options, onProgress: (done) => counted.push(done) });

  expect(counted).toEqual([1, 2, 3]);
});

test('a run that breaks an invariant is told with its seed and what reproduces it', async () => {
  const running = threads(1).run([job(-4)], options);

  await expect(running).rejects.toMatchObject({ name: 'RunCrashed', seed: -4, reproduce: 'seed -4' });
});

test('an aborted batch ends at once with the reason it was given, and the threads work on', async () => {
  const controller = new AbortController();
  const reason = new Error('enough');
  const pool = threads(1);

  const running = pool.run(
    Array.from({ length: 50 }, (_, seed) => job(seed)),
    {
      ...options,
      signal: controller.signal,
      onProgress: () => controller.abort(reason),
    },
  );

  await expect(running).rejects.toBe(reason);
  await expect(pool.run([job(1)], options)).resolves.toHaveLength(1);
});
