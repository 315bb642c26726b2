import type { Scenario } from '@basin/engine';
import { expect, test } from 'vitest';
import { latencyInTheory, nameOf, stationOf } from './closed-forms.ts';

test.each([
  // λ, μ, W of the standard M/M/1 cases; p50 and p99 of an exponential law with that mean.
  [5, 10, 0.2],
  [8, 10, 0.5],
  [9, 10, 1],
])('M/M/1 with %i of %i per second: mean %d s, and the law of the sojourn is exponential', (lambda, mu, mean) => {
  const station = { lambda, workers: 1, mean: 1 / mu, cv2: 1 };

  expect(latencyInTheory('latencyMean', station)).toBeCloseTo(mean, 9);
  expect(latencyInTheory('latencyP50', station)).toBeCloseTo(mean * Math.log(2), 6);
  expect(latencyInTheory('latencyP99', station)).toBeCloseTo(mean * Math.log(100), 6);
});

test.each([
  // workers, λ at a mean service of 1 s, W: M/M/c by Erlang C.
  [1, 0.8, 5],
  [2, 1.6, 2.7778],
  [5, 4.5, 2.525],
  [10, 8, 1.2046],
  [10, 9, 1.6687],
  [20, 16, 1.064],
])('M/M/%i at %d per second: mean %d s', (workers, lambda, mean) => {
  expect(latencyInTheory('latencyMean', { lambda, workers, mean: 1, cv2: 1 })).toBeCloseTo(mean, 4);
});

test.each([
  // Wq in mean services at ρ = 0.8, by Pollaczek and Khinchine.
  [0, 2],
  [1, 4],
  [4, 10],
])('M/G/1 at 80 % with cv² %i: a mean wait of %i services', (cv2, wait) => {
  expect(latencyInTheory('latencyMean', { lambda: 0.8, workers: 1, mean: 1, cv2 })).toBeCloseTo(1 + wait, 9);
});

test('the p99 of many idle workers is that of the service alone', () => {
  const station = { lambda: 1, workers: 50, mean: 0.1, cv2: 1 };

  expect(latencyInTheory('latencyP99', station)).toBeCloseTo(0.1 * Math.log(100), 4);
});

test('the p99 of M/M/2 does not jump where wait and service have the same rate', () => {
  const at = (lambda: number) => latencyInTheory('latencyP99', { lambda, workers: 2, mean: 1, cv2: 1 })!;

  expect(at(1)).toBeCloseTo((at(1 - 1e-5) + at(1 + 1e-5)) / 2, 4);
});

test.each([
  ['no steady state', 'latencyMean', { lambda: 10, workers: 1, mean: 0.1, cv2: 1 }],
  ['no exact tail of M/G/1', 'latencyP99', { lambda: 5, workers: 1, mean: 0.1, cv2: 4 }],
  ['no exact M/G/c', 'latencyMean', { lambda: 5, workers: 2, mean: 0.1, cv2: 4 }],
  ['no latency', 'goodput', { lambda: 5, workers: 1, mean: 0.1, cv2: 1 }],
])('theory keeps silent: %s', (_, measure, station) => {
  expect(latencyInTheory(measure, station)).toBeUndefined();
});

test('a scenario of one client and one server is a station; others are not', () => {
  const server = (service: object, more: object = {}) =>
    ({ components: { a: { client: {} }, b: { server: { workers: 3, service, ...more } } } }) as unknown as Scenario;

  expect(stationOf(server({ law: 'exponential', mean: 20_000 }), 7)).toEqual({
    lambda: 7,
    workers: 3,
    mean: 0.02,
    cv2: 1,
  });
  expect(stationOf(server({ law: 'hyperexponential', mean: 1e6, cv2: 4 }), 1)?.cv2).toBe(4);
  expect(stationOf(server({ law: 'empirical', values: [] }), 1)).toBeUndefined();
  expect(stationOf(server({ law: 'constant', mean: 1e6 }, { replicas: 2 }), 1)).toBeUndefined();
  const three = { components: { ...server({ law: 'constant', mean: 1 }).components, c: { client: {} } } };
  expect(stationOf(three as unknown as Scenario, 1)).toBeUndefined();
});

test('names are those of the field', () => {
  expect([1, 0, 4].map((cv2) => nameOf({ lambda: 1, workers: 2, mean: 1, cv2 }))).toEqual(['M/M/2', 'M/D/2', 'M/G/2']);
});
