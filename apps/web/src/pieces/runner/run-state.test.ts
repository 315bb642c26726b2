import type { Run } from '@basin/engine';
import { expect, test } from 'vitest';
import { cancelled, IDLE, reported, type RunState, started } from './run-state.ts';

const run = (seed: number): Run => ({ seed }) as Run;

test('runs are counted as they finish, and a look at one under way is no count', () => {
  let state = started([1, 2]);

  state = reported(state, { id: 1, kind: 'progress', run: run(1) });
  expect(state).toMatchObject({ status: 'running', progress: { done: 0, total: 2 }, live: { seed: 1 } });

  state = reported(state, { id: 1, kind: 'run', run: run(1) });
  expect(state).toMatchObject({ progress: { done: 1, total: 2 }, runs: [{ seed: 1 }] });
  expect(state.live).toBeUndefined();
});

test('a job that is done shows no run under way', () => {
  const state = reported(started([1]), { id: 1, kind: 'done' });

  expect(state.status).toBe('done');
  expect(state.live).toBeUndefined();
});

test('a crash keeps the seed it happened on', () => {
  const state = reported(started([7]), { id: 1, kind: 'crashed', says: 'It broke.', seed: 7 });

  expect(state).toMatchObject({ status: 'crashed', says: 'It broke.', crashedSeed: 7 });
});

test.each(['idle', 'done', 'refused', 'crashed', 'cancelled'] as const)(
  'a job that is %s hears no more reports',
  (status) => {
    const state: RunState = { ...IDLE, status };

    expect(reported(state, { id: 1, kind: 'run', run: run(1) })).toBe(state);
    expect(cancelled(state)).toBe(state);
  },
);
