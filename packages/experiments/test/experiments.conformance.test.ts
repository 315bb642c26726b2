import { compile } from '@basin/engine';
import { describe, expect, test } from 'vitest';
import {
  ablation,
  basinMap,
  basinWidth,
  compare,
  earlyWarning,
  hysteresis,
  jobOf,
  loadCurve,
  loopGain,
  phaseField,
  sensitivity,
  sequentialRunner,
  type BasinMap,
  type Change,
  type Options,
  type Progress,
  type Runner,
} from '../src/index.ts';
import { outage, seedsTo } from './written.fixture.ts';

const system = outage(20, {
  duration: '40s',
  triggers: { down: { capacityLoss: { of: 'database' }, at: '5s', for: '2s' } },
});
const seeds = seedsTo(2);
const along = { path: 'triggers.down.for', from: 1e6, to: 9e6, step: 1 };

/** Partial maps have a test of their own. */
const withoutPictures = ({ onProgress = () => {}, ...rest }: Options<never>): Options<BasinMap> => ({
  ...rest,
  onProgress: ({ done, planned, isPlanFinal }) => onProgress({ done, planned, isPlanFinal }),
});

/** Every experiment, asked something small. */
const EXPERIMENTS: Record<string, (runner: Runner, options: Options<never>) => Promise<unknown>> = {
  ablation: (runner, options) => ablation({ system, seeds }, runner, options),
  basinMap: (runner, options) =>
    basinMap(
      {
        system,
        seeds,
        x: { ...along, count: 5 },
        y: { path: 'components.users.client.arrivals.rate', from: 10, to: 90, count: 5 },
        coarse: 2,
      },
      runner,
      withoutPictures(options),
    ),
  basinWidth: (runner, options) => basinWidth({ system, along, seeds, resolution: 1e6, scan: 3 }, runner, options),
  compare: (runner, options) => compare({ a: system, b: outage(30, { duration: '40s' }), seeds }, runner, options),
  earlyWarning: (runner, options) => earlyWarning({ system, loads: [20, 50], seeds }, runner, options),
  hysteresis: (runner, options) => hysteresis({ system, loads: [20, 60, 120], holdUs: 10e6, seeds }, runner, options),
  loadCurve: (runner, options) => loadCurve({ system, loads: [20, 60, 120], seeds }, runner, options),
  loopGain: (runner, options) => loopGain({ system, seeds }, runner, options),
  phaseField: (runner, options) =>
    phaseField(
      { system, x: 'queue', y: 'backingOff', pushes: [[{ path: along.path, value: 2e6 }]], seeds },
      runner,
      options,
    ),
  sensitivity: (runner, options) =>
    sensitivity(
      { system, measure: 'goodputShare', seeds, paths: ['components.database.server.workers'] },
      runner,
      options,
    ),
};

describe.each(Object.entries(EXPERIMENTS))('experiment %s', (_, ask) => {
  test('answers plain data, the same each time; progress counts every run; every change makes a run again', async () => {
    const told: Progress<never>[] = [];
    let made = 0;
    const counting: Runner = async (jobs, onProgress, signal) => {
      const runs = await sequentialRunner(jobs, onProgress, signal);
      made += runs.length;
      return runs;
    };

    const answer = await ask(counting, { onProgress: (progress) => told.push(progress) });

    const again = await ask(sequentialRunner, {});
    expect(structuredClone(answer)).toEqual(answer);
    expect(again).toEqual(answer);
    expect(JSON.stringify(answer)).not.toMatch(/"[^"]*":\s*undefined/);
    checkProgress(told, made);
    const changes = changesIn(answer);
    if (!('perSeed' in (answer as object) && 'onlyA' in (answer as object))) expect(changes.length).toBeGreaterThan(0);
    for (const each of changes) {
      const { scenario, guards } = jobOf(system, { changes: each, seed: 1 });
      expect(compile(scenario, guards).diagnostics, JSON.stringify(each)).toEqual([]);
    }
  });

  test('stops when it is told to, before and in the middle, with the reason', async () => {
    const reason = new Error('enough');
    await expect(ask(sequentialRunner, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);

    const controller = new AbortController();
    const asking = ask(sequentialRunner, {
      signal: controller.signal,
      onProgress: ({ done }) => {
        if (done === 1) controller.abort(reason);
      },
    });

    await expect(asking).rejects.toBe(reason);
  });
});

function checkProgress(told: readonly Progress<never>[], made: number): void {
  const done = told.map((each) => each.done);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  expect(told.every((each) => each.done <= each.planned)).toBe(true);
  expect(told.at(-1)).toMatchObject({ done: made, planned: made, isPlanFinal: true });
  // Who says that the plan is final keeps to it.
  const finals = new Set(told.filter(({ isPlanFinal }) => isPlanFinal).map(({ planned }) => planned));
  expect(finals.size).toBe(1);
}

/** Every list of changes anywhere in an answer. */
function changesIn(value: unknown): Change[][] {
  if (Array.isArray(value)) {
    const isChanges =
      value.length > 0 && value.every((each) => typeof each === 'object' && each !== null && isChange(each));
    return isChanges ? [value as Change[]] : value.flatMap(changesIn);
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(changesIn) : [];
}

function isChange(value: object): boolean {
  return ['set', 'remove', 'restore', 'schedule', 'pulse'].some((key) => key in value);
}
