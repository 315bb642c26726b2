import { expect, test } from 'vitest';
import { systemOf } from '../../test/written.fixture.ts';
import { sequentialRunner } from '../runs/runner.ts';
import { loadCurve } from './load-curve.ts';

const server = { workers: 50, service: { constant: '1ms' } };

/** What stands at the clients' door, and what is behind it. */
const DOORS: Record<string, { components: object; arrows: object }> = {
  server: { components: { door: { server } }, arrows: {} },
  'balancer before replicas': {
    components: { door: { balancer: {} }, shop: { server: { ...server, replicas: 2 } } },
    arrows: { 'door -> shop': {} },
  },
  pool: { components: { door: { pool: { size: 50 } }, shop: { server } }, arrows: { 'door -> shop': {} } },
  cache: { components: { door: { cache: {} }, shop: { server } }, arrows: { 'door -> shop': {} } },
  contendedStore: { components: { door: { contendedStore: { message: { constant: '1ms' } } } }, arrows: {} },
};

test.each(Object.entries(DOORS))(
  '%s: where nothing is lost, all that is offered is finished',
  async (_, { components, arrows }) => {
    const keys = { uniform: { count: 5 } };
    const users = { client: { arrivals: { constant: '50/s' }, keys, goodWithin: '1s' } };
    const system = systemOf({
      duration: '20s',
      components: { users, ...components },
      arrows: { 'users -> door': {}, ...arrows },
    });

    const { points } = await loadCurve({ system, loads: [40, 50], seeds: [1] }, sequentialRunner);

    // A call at the edge of the window may be finished beyond it.
    for (const { perSecond, throughput } of points) expect(Math.abs(throughput.value - perSecond)).toBeLessThan(0.3);
  },
);
