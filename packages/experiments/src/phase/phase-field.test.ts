import { describe, expect, test } from 'vitest';
import { outage, seedsTo } from '../../test/written.fixture.ts';
import { sequentialRunner } from '../runs/runner.ts';
import { sum } from '../statistics/interval.ts';
import { effectivePotential } from './effective-potential.ts';
import { phaseField, type PhaseField, type PhaseFieldQuestion } from './phase-field.ts';

/** Pushes on both sides of the edge: outages from half a second to six. */
const QUESTION: PhaseFieldQuestion = {
  system: outage(50, { duration: '50s', bucket: '250ms' }),
  x: 'queue',
  y: 'users -> database.inFlight',
  pushes: [0.5, 1, 1.3, 1.6, 2, 3, 4, 6].map((length) => [{ path: 'triggers.down.for', value: length * 1e6 }]),
  seeds: seedsTo(4),
  bins: { x: 20, y: 10 },
};
const asked = phaseField(QUESTION, sequentialRunner);

test('there are two basins with a boundary between them, and the same push may end in either', async () => {
  const { trajectories, boundary, cells } = await asked;

  const survivors = trajectories.filter(({ survives }) => survives).length;
  expect(survivors).toBeGreaterThan(4);
  expect(survivors).toBeLessThan(28);
  expect(boundary.length).toBeGreaterThan(0);
  const corner = cells.find(({ column, row }) => column === 0 && row === 0);
  const full = cells.find(({ column }) => column === 19);
  expect(corner?.stuck.value).toBeLessThan(0.5);
  expect(full?.stuck.value).toBe(1);
});

test('trajectories begin when the push has ended', async () => {
  const { trajectories } = await asked;

  for (const { x, ref } of trajectories) {
    const [push] = ref.changes;
    const length = push !== undefined && 'set' in push ? push.to / 1e6 : NaN;
    // 20 s to settle, in buckets of 250 ms; the run is a whole number of them.
    expect(Math.abs(x.length - 20 * 4)).toBeLessThanOrEqual(1);
    // What came in the meantime waits: 50/s, and its retries.
    if (length > 2) expect(x[0], `${length} s`).toBeGreaterThan(60);
  }
});

test('each step is counted once, in the cell where it began', async () => {
  const { cells, trajectories } = await asked;

  expect(sum(cells.map(({ count }) => count))).toBe(sum(trajectories.map(({ x }) => x.length - 1)));
});

test('drift is what happens on average: towards the full queue where it is long, towards none where it is short', async () => {
  const { trajectories, cells } = await asked;

  const moved = sum(trajectories.map(({ x }) => (x.at(-1) ?? 0) - (x[0] ?? 0)));
  const byDrift = sum(cells.map(({ driftX, count }) => (driftX * count) / 4));
  expect(byDrift / moved).toBeCloseTo(1, 9);
});

test('a plane that ends lower has the same steps, those beyond in its last cells', async () => {
  const whole = await asked;
  const { cells, binsX, trajectories } = await phaseField({ ...QUESTION, tops: { x: 100 } }, sequentialRunner);

  expect(binsX).toEqual({ count: 20, top: 100 });
  expect(sum(cells.map(({ count }) => count))).toBe(sum(whole.cells.map(({ count }) => count)));
  const beyond = trajectories.flatMap(({ x }) => x.slice(0, -1)).filter((value) => value >= 95).length;
  expect(sum(cells.filter(({ column }) => column === 19).map(({ count }) => count))).toBe(beyond);
});

test('a push may leave a trigger out: then nothing is pushed and nothing falls', async () => {
  const { trajectories } = await phaseField(
    { ...QUESTION, pushes: [[{ remove: 'triggers["down"]' }]], settleUs: 20e6 },
    sequentialRunner,
  );

  expect(trajectories.map(({ survives }) => survives)).toEqual([true, true, true, true]);
  expect(trajectories[0]?.ref.changes).toEqual([{ remove: 'triggers["down"]' }, { set: 'duration', to: 20e6 }]);
});

describe('the effective potential along the queue', () => {
  test('has a well at each end and a hill between them, near what is worked off within the timeout', async () => {
    const { wells, barriers } = effectivePotential(await asked, 'x', { count: 20 });

    expect(wells[0]).toBeLessThan(40);
    expect(wells.at(-1)).toBeGreaterThan(330);
    // Waiting longer than the timeout begins at C × T = 100 attempts.
    expect(barriers).toHaveLength(1);
    expect(barriers[0]).toBeGreaterThan(40);
    expect(barriers[0]).toBeLessThan(140);
  });

  test('of a known drift is its integral, and is empty where nothing was measured', () => {
    // x' = −x around 0 … 4, and a stretch 8 … 10 that nobody connected with it.
    const falling = Array.from({ length: 6 }, () => [4, 4 - 0.004, 3, 3 - 0.003, 2, 2 - 0.002, 1, 1 - 0.001]).flat();
    const pairs = falling.flatMap((value, index) => (index % 2 === 0 ? [[value, falling[index + 1] ?? 0]] : []));
    const apart = Array.from({ length: 6 }, () => [9.5, 9.501]);
    const field = {
      x: 'queue',
      bucketUs: 1_000,
      binsX: { count: 10, top: 10 },
      trajectories: [...pairs, ...apart].map((x) => ({ x })),
    } as unknown as PhaseField;

    const { bins, wells } = effectivePotential(field, 'x', { count: 10, atLeast: 5 });

    expect(bins.map(({ potential }) => potential === null)).toEqual([
      true,
      false,
      false,
      false,
      false,
      true,
      true,
      true,
      true,
      false,
    ]);
    // Drifts −1, −2, −3, −4 per second: from 1 to 4 it climbs 1.5 + 2.5 + 3.5.
    expect(bins[4]?.potential).toBeCloseTo(7.5, 9);
    expect(bins[9]).toMatchObject({ potential: 0, count: 6 });
    expect(bins[9]?.drift).toBeCloseTo(1, 9);
    expect(wells).toEqual([9.5]);
  });
});
