import { expect, test } from 'vitest';
import { systemOf } from '../../test/written.fixture.ts';
import { availability } from './availability.ts';
import { replicaDomains } from './replica-domains.ts';

const { scenario } = systemOf({
  duration: '10s',
  components: {
    users: { client: { arrivals: { poisson: '5/s' }, goodWithin: '1s' } },
    front: { balancer: {} },
    shop: { server: { workers: 1, replicas: 3, service: { constant: '1ms' } } },
    scaler: { autoscaler: { of: 'shop', target: 0.5, max: 5 } },
  },
  arrows: { 'users -> front': {}, 'front -> shop': {} },
  domains: {
    'rack-1': { kind: 'rack', members: ['shop.1', 'shop.3', 'front'] },
    'rack-2': { kind: 'rack', members: ['shop.2'] },
    config: { kind: 'config', members: ['shop'] },
  },
});

test('a domain of the scenario takes down the replicas that are in it; those that stand by are none yet', () => {
  expect(replicaDomains(scenario, 'shop')).toEqual({ 'rack-1': [0, 2], 'rack-2': [1], config: [0, 1, 2] });
  expect(() => replicaDomains(scenario, 'front')).toThrow('there are replicas of front');
});

test('two racks that are each down a hundredth of the time leave nobody a ten thousandth of it', async () => {
  const domains = Object.entries(replicaDomains(scenario, 'shop'))
    .slice(0, 2)
    .map(([name, members]) => ({ name, probability: 0.01, members }));

  const { exact } = await availability({ replicas: 3, domains, samples: 10, seed: 1 });

  expect(exact).toBeCloseTo(1e-4, 12);
});
