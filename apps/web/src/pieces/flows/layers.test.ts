import { expect, test } from 'vitest';
import { parseScenario } from '@basin/lab';
import { layersOf } from './layers.ts';

const { scenario } = parseScenario(`version: 1
title: Two ways to one store
duration: 10s
components:
  users: { client: { arrivals: { poisson: 10/s }, goodWithin: 1s } }
  front: { balancer: {} }
  shop: { server: { workers: 8, replicas: 2, service: { exponential: 20ms } } }
  stock: { server: { workers: 1, service: { exponential: 10ms } } }
  store: { server: { workers: 5, service: { exponential: 10ms } } }
arrows:
  users -> front: {}
  front -> shop: {}
  shop -> stock: {}
  shop -> store: {}
  stock -> store: {}
`);

const flow = (attempts: number) => ({ attempts, goodput: 0, retries: 0, refused: 0 });
const FLOWS = {
  arrows: {
    'users -> front': flow(20),
    'front -> shop': flow(20),
    'shop -> stock': flow(60),
    'shop -> store': flow(20),
    'stock -> store': flow(240),
  },
  top: 240,
};

test('each layer multiplies what reaches it, and for each call that is the product along the way', () => {
  const layers = layersOf(scenario!, FLOWS, 10);

  expect(layers.map(({ arrow, times, perCall }) => [arrow, times, perCall])).toEqual([
    ['users -> front', 2, 2],
    ['front -> shop', 1, 2],
    ['shop -> stock', 3, 6],
    ['shop -> store', 1, 2],
    ['stock -> store', 4, 24],
  ]);
});

test('what the far end can finish is all its workers by the mean time of a service; a balancer finishes nothing', () => {
  expect(layersOf(scenario!, FLOWS, 10).map(({ capacity }) => capacity)).toEqual([undefined, 800, 100, 500, 500]);
});

test('an arrow over which nothing goes is a layer of nothing', () => {
  const [first] = layersOf(scenario!, { arrows: {}, top: 0 }, 10);

  expect(first).toMatchObject({ attempts: 0, times: 0, perCall: 0 });
});
