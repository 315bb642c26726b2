import { expect, test } from 'vitest';
import { ruledBy } from '../../test/made-run.fixture.ts';
import { outage } from '../../test/written.fixture.ts';
import type { Job } from '../runs/runner.ts';
import { jobOf } from '../vary/change.ts';
import { numberAt } from '../vary/vary.ts';
import { basinMap, type BasinMap } from './basin-map.ts';

const SYSTEM = outage(50);
const lengthOf = (job: Job) => job.scenario.triggers['down']?.for ?? 0;
const rateOf = ({ scenario, guards }: Job) => {
  const at = numberAt({ scenario, guards }, 'components.users.client.arrivals.rate');
  return 'found' in at ? at.found.value : NaN;
};
/** Down where load × length is more than so much, a little more on the second seed. */
const isDown = (job: Job) => (rateOf(job) * lengthOf(job)) / 1e6 > 300 + 20 * job.seed;

const QUESTION = {
  system: SYSTEM,
  x: { path: 'components.users.client.arrivals.rate', from: 10, to: 90, count: 17 },
  y: { path: 'triggers.down.for', from: 1e6, to: 17e6, step: 1, count: 9 },
  seeds: [1, 2],
  coarse: 4,
};

test('the map shows every cell as its runs would be, and most of them need no run', async () => {
  const { cells, measured, x, y } = await basinMap(QUESTION, ruledBy(isDown));

  expect(x[0]).toBe(10);
  expect(x.at(-1)).toBe(90);
  expect(y).toHaveLength(9);
  expect(measured).toBeLessThan(0.6 * cells.length);
  for (const { stuck, changes } of cells) {
    const stuckSeeds = QUESTION.seeds.filter((seed) => isDown(jobOf(SYSTEM, { changes, seed })));
    expect(stuck).toMatchObject({ count: stuckSeeds.length, of: 2 });
  }
});

test('cells that were run have an outcome for each seed, the others none', async () => {
  const { cells, measured } = await basinMap(QUESTION, ruledBy(isDown));

  expect(cells.filter(({ outcomes }) => outcomes.length === 2)).toHaveLength(measured);
  expect(cells.filter(({ outcomes }) => outcomes.length === 0)).toHaveLength(cells.length - measured);
});

test('partial maps come from coarse to fine, and the last is the answer', async () => {
  const partials: BasinMap[] = [];
  const answer = await basinMap(QUESTION, ruledBy(isDown), {
    onProgress: ({ partial }) => {
      if (partial !== undefined) partials.push(partial);
    },
  });

  expect(partials.slice(0, 2).map(({ measured }) => measured)).toEqual([5 * 3, 5 * 3]);
  expect(partials.slice(0, 2).map(({ cells }) => cells[0]?.outcomes.length)).toEqual([1, 2]);
  expect(partials[0]?.cells.every(({ stuck }) => stuck !== null)).toBe(true);
  const counts = partials.map(({ measured }) => measured);
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  expect(partials.at(-1)).toEqual(answer);
});

test('all seeds are spent where the answer is in doubt, two of them elsewhere, and no cell is misjudged by that', async () => {
  const seeds = [1, 2, 3, 4, 5];
  const ran: number[] = [];
  const runner = ruledBy(isDown);
  const { cells, measured, x } = await basinMap({ ...QUESTION, seeds }, (jobs, onProgress, signal) => {
    ran.push(...jobs.map(({ seed }) => seed));
    return runner(jobs, onProgress, signal);
  });

  const truth = cells.map(({ changes }) => seeds.map((seed) => isDown(jobOf(SYSTEM, { changes, seed }))));
  const classOf = (downs: readonly boolean[]) => new Set(downs).size === 2 || downs[0];
  for (const [index, { outcomes, stuck }] of cells.entries()) {
    expect([0, 2, 5]).toContain(outcomes.length);
    const here = truth[index] ?? [];
    if (outcomes.length > 0)
      expect(outcomes.map((kind) => kind === 'stays-down')).toEqual(here.slice(0, outcomes.length));
    const isEither = classOf(here) === true && here.includes(false);
    if (isEither) expect(stuck).toMatchObject({ count: here.filter(Boolean).length, of: 5 });
    else expect(stuck?.value).toBe(here[0] ? 1 : 0);
    const right = (index + 1) % x.length === 0 ? undefined : cells[index + 1];
    if (outcomes.length === 0 || !right || right.outcomes.length === 0 || right.stuck?.value === stuck?.value) continue;
    expect(outcomes).toHaveLength(5);
  }
  expect(ran.filter((seed) => seed <= 2)).toHaveLength(2 * measured);
  expect(ran.length).toBeLessThan(0.8 * 5 * measured);
});

test('where seeds differ everywhere there is no edge, and all of them are spent', async () => {
  const map = await basinMap(
    { ...QUESTION, seeds: [1, 2, 3, 4, 5] },
    ruledBy(({ seed }) => seed % 2 === 0),
  );

  expect(map.measured).toBe(5 * 3);
  for (const { stuck } of map.cells) expect(stuck).toMatchObject({ count: 2, of: 5 });
});
