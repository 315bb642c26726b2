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
      "engine 3",
      "addCapacity: aa89524b90c1e3fa 2409 1645 719 after 1",
      "cutTraffic: b74efa9dd3a64963 2008 1500 457 after 1",
      "disableRetries: 19ed9c97bc6315d0 2409 1496 895 after 1",
      "drain: 7fac442167b405c8 2409 460 1892 after 1",
      "dropQueue: e0ea0363f3a8e498 2409 1753 635 after 1",
      "ejectReplica: e450ba33077f0cd0 2409 2052 0 after 1",
      "rampTraffic: 65a40fe2306ee247 1729 1312 385 after 2",
      "restart: b122f6854f2d28a9 2409 455 1893 after 1",
      "rollBack: 08132952620506cd 2409 464 1886 after 1",
      "serveStale: 8df17c65ea2bd437 2409 1545 0 after 1",
      "shed: d95a29d559c86efb 2409 1540 848 after 1",
      "undo: 7fac442167b405c8 2409 460 1892 after 2",
    ]
  `);
});
