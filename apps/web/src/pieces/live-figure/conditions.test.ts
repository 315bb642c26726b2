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

test('a window with nothing in it satisfies nothing', () => {
  expect(holds({ measure: 'goodput', from: 4, to: 4, atMost: 1e9 })).toBe(false);
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
