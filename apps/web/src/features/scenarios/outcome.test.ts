import { expect, test } from 'vitest';
import type { PartRecord, Run } from '@basin/engine';
import { outcomeOf } from './outcome.ts';

test('a run that serves whom it is offered at its end has recovered, whatever came before', () => {
  expect(outcomeOf(runWith({ good: [0, 0, 0, 0, 0, 0, 0, 0, 0, 10] }))).toMatchObject({
    basin: 'healthy',
    goodputShare: 1,
  });
});

test('a run that serves nobody at its end has failed, however busy it is', () => {
  const outcome = outcomeOf(runWith({ good: [10, 10, 10, 10, 10, 10, 10, 10, 10, 0] }));

  expect(outcome).toMatchObject({ basin: 'failed', goodputPerSecond: 0, attemptsPerSecond: 40 });
});

test('between the two a run is undecided', () => {
  expect(outcomeOf(runWith({ good: Array.from({ length: 10 }, () => 7) })).basin).toBe('undecided');
});

function runWith({ good }: { good: readonly number[] }): Run {
  const constant = (value: number) => Float64Array.from(good, () => value);
  const part = (kind: PartRecord['kind'], name: string, series: PartRecord['series']): PartRecord => ({
    kind,
    name,
    series,
    totals: {},
    durations: {},
  });
  return {
    engineVersion: '0',
    seed: 1,
    digest: '',
    ended: 'at-time',
    nowUs: 10e6,
    durationUs: 10e6,
    warmUpUs: 0,
    bucketUs: 1e6,
    bucketCount: 10,
    eventCount: 0,
    marks: [],
    actions: [],
    parts: [
      part('client', 'users', { offered: constant(10), good: Float64Array.from(good) }),
      part('arrow', 'users -> shop', { attempts: constant(40) }),
    ],
  };
}
