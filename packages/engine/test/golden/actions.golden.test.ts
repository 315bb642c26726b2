import { expect, test } from 'vitest';
import { actions } from '../../src/actions/index.ts';
import { engineVersion, type Run } from '../../src/index.ts';
import { actedRun, type WrittenAction } from '../actions.fixture.ts';
import { balanced } from '../balanced.fixture.ts';
import { readThrough } from '../caches/caches.fixture.ts';
import { ARROW, shop, shopGuards, totalsOf } from '../written.fixture.ts';

/** Golden runs in which somebody acts; what golden.test.ts says of its own holds for these. */
const BUSY = shop({
  duration: '20s',
  arrivals: { poisson: '120/s' },
  server: { workers: 5, service: { exponential: '40ms' }, errors: 0.05 },
  triggers: { down: { capacityLoss: { of: 'checkout' }, at: '4s', for: '5s' } },
});
const GUARDS = shopGuards({ timeout: { after: '500ms' }, retry: { maxAttempts: 3 } }, { queueLimit: { capacity: 90 } });
const FLEET = balanced({
  duration: '20s',
  arrivals: { poisson: '120/s' },
  server: { workers: 2, replicas: 3, service: { exponential: '40ms' } },
});
const CACHED = readThrough({
  duration: '20s',
  arrivals: { poisson: '120/s' },
  client: { keys: { zipf: { exponent: 1, count: 50 } } },
  cache: { ttl: '2s' },
  database: { workers: 2 },
});

const busy = (...acts: WrittenAction[]) => actedRun(BUSY, acts, GUARDS);
const RUNS: Record<string, () => Run> = {
  addCapacity: () => busy({ at: '7s', do: { addCapacity: { of: 'checkout', share: 0.5, after: '3s' } }, for: '5s' }),
  cutTraffic: () => busy({ at: '7s', do: { cutTraffic: { of: 'users', share: 0.3 } }, for: '5s' }),
  disableRetries: () => busy({ at: '7s', do: { disableRetries: {} } }),
  drain: () => busy({ at: '7s', do: { drain: { of: 'checkout' } }, for: '2s' }),
  dropQueue: () => busy({ at: '9s', do: { dropQueue: { of: 'checkout' } } }),
  ejectReplica: () =>
    actedRun(FLEET, [{ at: '7s', do: { ejectReplica: { of: 'front', replica: 'checkout.2' } }, for: '5s' }]),
  rampTraffic: () =>
    busy(
      { at: '7s', do: { cutTraffic: { of: 'users', share: 0 } } },
      { at: '10s', do: { rampTraffic: { of: 'users', over: '5s' } } },
    ),
  restart: () => busy({ at: '7s', do: { restart: { of: 'checkout' } } }),
  rollBack: () => busy({ at: '7s', do: { rollBack: { of: 'down' } } }),
  serveStale: () => actedRun(CACHED, [{ at: '7s', do: { serveStale: { of: 'cache' } }, for: '5s' }]),
  shed: () => busy({ at: '7s', do: { shed: { of: ARROW, share: 0.6 } }, for: '5s' }),
  undo: () => busy({ at: '7s', do: { drain: { of: 'checkout' } } }, { at: '9s', do: { undo: { action: 'drain' } } }),
};

test('there is a golden run for every action', () => {
  expect(Object.keys(RUNS)).toEqual(actions.map(({ key }) => key));
});

test('the golden runs of actions: digest, then calls begun, good calls, failed calls', () => {
  const golden = Object.entries(RUNS).map(([key, run]) => {
    const { actions: taken, digest, parts } = run();
    const { failed, good, offered } = totalsOf({ parts } as Run, 'users');
    return `${key}: ${digest} ${offered} ${good} ${failed} after ${taken.length}`;
  });

  expect([`engine ${engineVersion}`, ...golden]).toMatchInlineSnapshot(`
    [
      "engine 2",
      "addCapacity: 528ca4b1aa2cd3b9 2409 1645 719 after 1",
      "cutTraffic: c8a4c2a2552a544b 2008 1500 457 after 1",
      "disableRetries: f1bfb8555b878d29 2409 1496 895 after 1",
      "drain: bfded48aa10ec3eb 2409 460 1892 after 1",
      "dropQueue: 02e20a3c97f52283 2409 1753 635 after 1",
      "ejectReplica: 5de187f3d542677c 2409 2052 0 after 1",
      "rampTraffic: bec579f766c40bf0 1729 1312 385 after 2",
      "restart: 7ecc110c9b2e4a6d 2409 455 1893 after 1",
      "rollBack: da54b467d6e75c62 2409 464 1886 after 1",
      "serveStale: 48fcf44f5f04092c 2409 1545 0 after 1",
      "shed: 2b8c3620a87dc6a5 2409 1540 848 after 1",
      "undo: bfded48aa10ec3eb 2409 460 1892 after 2",
    ]
  `);
});
