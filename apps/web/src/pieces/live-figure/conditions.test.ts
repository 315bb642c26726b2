import { expect, test } from 'vitest';
import type { PartRecord, Run } from '@basin/engine';
import { isDone, type Condition } from './conditions.ts';

test('goodput is a mean per second over the window', () => {
  expect(holds({ measure: 'goodput', from: 2, to: 4, atMost: 1 })).toBe(true);
  expect(holds({ measure: 'goodput', from: 0, to: 2, atMost: 1 })).toBe(false);
});

test('a task needs every one of its conditions', () => {
  const down: Condition = { measure: 'goodputShare', from: 2, atMost: 0.1 };
  const busy: Condition = { measure: 'utilisation', from: 2, atLeast: 0.95 };

  expect(isDone({ says: '', when: [down, busy] }, run)).toBe(true);
  expect(isDone({ says: '', when: [down, { ...busy, from: 0, to: 2 }] }, run)).toBe(false);
});

test('amplification is attempts over calls', () => {
  expect(holds({ measure: 'amplification', from: 2, to: 4, atLeast: 4, atMost: 4 })).toBe(true);
});

test('latencies are of all calls of the run, in seconds; without calls they satisfy nothing', () => {
  const bins = new Uint32Array(26 * 128);
  // The histogram has a bin of its own for each of the first microseconds.
  bins[100] = 98;
  bins[120] = 2;
  const latency = { count: 100, sumUs: 98 * 100 + 2 * 120, maxUs: 120, bins };
  const client = { ...part('client', 'users', {}), durations: { latency } };
  const shows = (condition: Condition, parts: readonly PartRecord[]): boolean =>
    isDone({ says: '', when: [condition] }, { ...run, parts });

  expect(shows({ measure: 'latencyP99', atLeast: 120e-6, atMost: 120e-6 }, [client])).toBe(true);
  expect(shows({ measure: 'latencyMean', from: 1, to: 2, atLeast: 100e-6, atMost: 101e-6 }, [client])).toBe(true);
  expect(shows({ measure: 'latencyP99', atMost: 1e9 }, [part('server', 'shop', {})])).toBe(false);
});

test('a window with nothing in it satisfies nothing', () => {
  expect(holds({ measure: 'goodput', from: 4, to: 4, atMost: 1e9 })).toBe(false);
});

test('replicas of a server are one server: their queues add up, their utilisation is the mean', () => {
  const replicas = [
    part('server', 'shop.1', { queue: [3, 3, 3, 3], utilisation: [1, 1, 1, 1] }),
    part('server', 'shop.2', { queue: [1, 1, 1, 1], utilisation: [0.5, 0.5, 0.5, 0.5] }),
  ];
  const replicated = { ...run, parts: [...run.parts.filter(({ kind }) => kind !== 'server'), ...replicas] };
  const shows = (condition: Condition): boolean => isDone({ says: '', when: [condition] }, replicated);

  expect(shows({ measure: 'queue', atLeast: 4, atMost: 4 })).toBe(true);
  expect(shows({ measure: 'utilisation', atLeast: 0.75, atMost: 0.75 })).toBe(true);
});

function holds(condition: Condition): boolean {
  return isDone({ says: '', when: [condition] }, run);
}

function part(kind: PartRecord['kind'], name: string, series: Record<string, number[]>): PartRecord {
  const typed = Object.fromEntries(Object.entries(series).map(([key, values]) => [key, Float64Array.from(values)]));
  return { kind, name, series: typed, totals: {}, durations: {} };
}

const run: Run = {
  engineVersion: '0',
  seed: 1,
  digest: '',
  ended: 'at-time',
  nowUs: 4e6,
  durationUs: 4e6,
  warmUpUs: 0,
  bucketUs: 1e6,
  bucketCount: 4,
  eventCount: 0,
  marks: [],
  actions: [],
  parts: [
    part('client', 'users', { offered: [10, 10, 10, 10], good: [10, 8, 0, 1] }),
    part('arrow', 'users -> shop', { attempts: [10, 20, 40, 40], good: [10, 8, 0, 1] }),
    part('server', 'shop', { queue: [0, 5, 50, 50], utilisation: [0.5, 0.9, 1, 1] }),
  ],
};
