import { describe, expect, test } from 'vitest';
import { ruledBy } from '../../test/made-run.fixture.ts';
import { outage, seedsTo } from '../../test/written.fixture.ts';
import { sequentialRunner, type Job, type Runner } from '../runs/runner.ts';
import { jobOf } from '../vary/change.ts';
import { numberAt } from '../vary/vary.ts';
import { basinWidth, type BasinWidthQuestion } from './basin-width.ts';

const SYSTEM = outage(50);
const ALONG = { path: 'triggers.down.for', from: 0, to: 64e6, step: 1 };
const lengthOf = (job: Job) => job.scenario.triggers['down']?.for ?? 0;

const widthBy = (isDown: (job: Job) => boolean, over: Partial<BasinWidthQuestion> = {}) =>
  basinWidth(
    { system: SYSTEM, along: { ...ALONG, from: 1e6 }, seeds: seedsTo(9), resolution: 1e5, ...over },
    ruledBy(isDown),
  );

test('the edge of every seed is found to the resolution, and the median is told with its interval', async () => {
  // Seed s survives up to 10 + s seconds.
  const { width, perSeed, everySeed, notMonotone } = await widthBy((job) => lengthOf(job) > (10 + job.seed) * 1e6);

  for (const { seed, survived, fell } of perSeed) {
    expect(survived).toBeLessThanOrEqual((10 + seed) * 1e6);
    expect(fell).toBeGreaterThan((10 + seed) * 1e6);
    expect((fell ?? 0) - (survived ?? 0)).toBeLessThanOrEqual(1e5);
  }
  expect(width.value / 1e6).toBeCloseTo(15, 0);
  // Of nine values, the second and the eighth: 96 %.
  expect(width.low / 1e6).toBeCloseTo(12, 0);
  expect(width.high / 1e6).toBeCloseTo(18, 0);
  expect(width.confidence).toBeCloseTo(0.961, 3);
  expect((everySeed ?? 0) / 1e6).toBeCloseTo(11, 0);
  expect(notMonotone).toEqual([]);
});

test('what lies beyond the axis is said to', async () => {
  const wide = await widthBy(() => false);
  const narrow = await widthBy(() => true);

  expect(wide).toMatchObject({ isAbove: true, isBelow: false, everySeed: 64e6 });
  expect(narrow).toMatchObject({ isAbove: false, isBelow: true, everySeed: null });
  expect(narrow.perSeed.every(({ survivedRun }) => survivedRun === null)).toBe(true);
});

test('a basin that opens again is told, and its width is that of the first', async () => {
  const { width, notMonotone } = await widthBy((job) => lengthOf(job) > 20e6 && lengthOf(job) < 40e6);

  expect(width.value / 1e6).toBeCloseTo(20, 0);
  expect(notMonotone).toHaveLength(9);
  expect(notMonotone[0]).toMatchObject({ seed: 1 });
  expect(notMonotone[0]?.survivedAt).toBeGreaterThan(40e6);
});

test('P(stuck) where all seeds were tried, with its interval', async () => {
  const { scanned } = await widthBy((job) => lengthOf(job) > job.seed * 5e6);

  expect(scanned.map(({ stuck }) => stuck.count)).toEqual([0, 3, 6, 9, 9]);
  expect(scanned[4]?.stuck.low).toBeGreaterThan(0.6);
});

test('a longer trigger leaves as long to recover', async () => {
  const seen: number[] = [];
  const spying: Runner = (jobs, onProgress, signal) => {
    seen.push(...jobs.map((job) => job.scenario.duration - 20e6 - lengthOf(job)));
    return ruledBy(() => false)(jobs, onProgress, signal);
  };

  await basinWidth({ system: SYSTEM, along: { ...ALONG, from: 1e6 }, seeds: [1] }, spying);
  await basinWidth({ system: SYSTEM, along: { ...ALONG, from: 1e6 }, seeds: [1], settleUs: 30e6 }, spying);

  // To whole buckets.
  expect(seen.slice(0, 5).every((settle) => settle >= 90e6 && settle < 91e6)).toBe(true);
  expect(seen.slice(5).every((settle) => settle >= 30e6 && settle < 31e6)).toBe(true);
});

test('whole numbers stay whole, and the edge is found between neighbours', async () => {
  const asked: number[] = [];
  const path = 'components.database.server.workers';
  const workersOf = ({ scenario, guards }: Job) => {
    const at = numberAt({ scenario, guards }, path);
    return 'found' in at ? at.found.value : NaN;
  };
  const { perSeed } = await widthBy(
    (job) => {
      asked.push(workersOf(job));
      return workersOf(job) > 13;
    },
    { along: { path, from: 1, to: 40, step: 1 }, resolution: 0.01, seeds: [1] },
  );

  expect(asked.every(Number.isInteger)).toBe(true);
  expect(perSeed[0]).toMatchObject({ survived: 13, fell: 14 });
});

describe('the outage of the reference system, at 50/s', () => {
  test('the run on one side of the edge recovers, the one on the other does not, and both can be made again', async () => {
    const question = { system: SYSTEM, along: { ...ALONG, from: 1e5, to: 10e6 }, seeds: [1, 2], scan: 3 };
    const { perSeed, width } = await basinWidth(question, sequentialRunner);

    // A backlog that is worked off within the timeout of 1 s is forgotten: 50/s for w, worked off at 50/s.
    expect(width.value).toBeGreaterThan(0.8e6);
    expect(width.value).toBeLessThan(3e6);
    for (const { survivedRun, fellRun } of perSeed) {
      if (survivedRun === null || fellRun === null) throw new Error('there is an edge');
      const jobs = [survivedRun, fellRun].map((ref) => jobOf(SYSTEM, ref));
      const runs = await sequentialRunner(jobs, () => {}, new AbortController().signal);
      const goods = runs.map(({ parts }) => parts.find(({ name }) => name === 'users')?.series['good']?.at(-2) ?? NaN);
      expect(goods[0]).toBeGreaterThan(20);
      expect(goods[1]).toBe(0);
    }
  });
});
