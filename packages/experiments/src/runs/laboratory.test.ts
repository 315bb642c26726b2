import { expect, test } from 'vitest';
import { madeRun, ruledBy } from '../../test/made-run.fixture.ts';
import { outage, seedsTo } from '../../test/written.fixture.ts';
import { Laboratory, type Progress } from './laboratory.ts';
import { sequentialRunner, type Runner } from './runner.ts';

const SYSTEM = outage(50, { duration: '60s' });
const refs = (count: number) => seedsTo(count).map((seed) => ({ changes: [], seed }));

test('readings are in the order of the references, over all batches', async () => {
  const laboratory = new Laboratory(
    SYSTEM,
    ruledBy(() => false),
    {},
  );

  const seeds = await laboratory.readAll(refs(250), (run, ref) => [run.seed, ref.seed]);

  expect(seeds).toEqual(seedsTo(250).map((seed) => [seed, seed]));
});

test('no more than a batch of runs is held at a time', async () => {
  const batches: number[] = [];
  const spying: Runner = (jobs, onProgress, signal) => {
    batches.push(jobs.length);
    return ruledBy(() => false)(jobs, onProgress, signal);
  };

  await new Laboratory(SYSTEM, spying, {}).readAll(refs(250), () => 0);

  expect(Math.max(...batches)).toBeLessThanOrEqual(96);
  expect(batches.reduce((sum, count) => sum + count, 0)).toBe(250);
});

test('progress counts runs that were made, against runs that are planned', async () => {
  const told: Progress[] = [];
  const laboratory = new Laboratory(
    SYSTEM,
    ruledBy(() => false),
    { onProgress: (progress) => told.push(progress) },
  );

  await laboratory.read(refs(100), () => 0);
  await laboratory.read(refs(30), () => 0);
  laboratory.close();

  expect(told.map(({ done }) => done)).toEqual([...seedsTo(100), ...seedsTo(130).slice(100), 130]);
  expect(told.every(({ done, planned }) => done <= planned)).toBe(true);
  expect(told.map(({ isPlanFinal }) => isPlanFinal)).toEqual([...Array.from({ length: 130 }, () => false), true]);
});

test('who aborts is obeyed at once, even by a runner that does not listen', async () => {
  const controller = new AbortController();
  const deaf: Runner = () => new Promise(() => {});
  const laboratory = new Laboratory(SYSTEM, deaf, { signal: controller.signal });
  const reading = laboratory.readAll(refs(3), () => 0);
  const reason = new Error('enough');

  controller.abort(reason);

  await expect(reading).rejects.toBe(reason);
});

test('after the abort nothing is told', async () => {
  const controller = new AbortController();
  const told: Progress[] = [];
  const late: Runner = async (jobs, onProgress) => {
    onProgress(1);
    controller.abort(new Error('enough'));
    onProgress(2);
    await Promise.resolve();
    return jobs.map((job) => madeRun({}, job));
  };
  const options = { signal: controller.signal, onProgress: (progress: Progress) => told.push(progress) };

  await expect(new Laboratory(SYSTEM, late, options).readAll(refs(3), () => 0)).rejects.toThrow('enough');
  expect(told).toHaveLength(1);
});

test('a runner that loses a run is told from an answer', async () => {
  const lossy: Runner = async (jobs, onProgress, signal) => (await sequentialRunner(jobs, onProgress, signal)).slice(1);

  await expect(new Laboratory(SYSTEM, lossy, {}).readAll(refs(2), () => 0)).rejects.toThrow('a run for every job');
});
