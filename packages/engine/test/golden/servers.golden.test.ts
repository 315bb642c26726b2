import { expect, test } from 'vitest';
import { engineVersion, type Run } from '../../src/index.ts';
import { runOf, shop, shopGuards, totalsOf, type WrittenShop } from '../written.fixture.ts';

/** Golden runs of servers: one for each law of service, each state, each trigger and each guard that sheds or ranks. */
const BASE = {
  duration: '20s',
  arrivals: { poisson: '120/s' },
  server: { workers: 5, service: { exponential: '30ms' } },
} satisfies WrittenShop;
const serving = (service: Record<string, unknown>, server: Record<string, unknown> = {}) =>
  shop({ ...BASE, server: { workers: 5, service, ...server } });
const inState = (server: Record<string, unknown>) => shop({ ...BASE, server: { ...BASE.server, ...server } });
const weather = (trigger: Record<string, unknown>, server: Record<string, unknown> = {}) => ({
  ...inState(server),
  triggers: { weather: { at: '5s', for: '4s', ...trigger } },
});
const CLASSES = shop({
  ...BASE,
  arrivals: { poisson: '220/s' },
  client: {
    priorities: [
      { name: 'pay', share: 0.3 },
      { name: 'browse', share: 0.7 },
    ],
  },
});

const RUNS: Record<string, () => Run> = {
  'service: lognormal': () => runOf(serving({ lognormal: { median: '20ms', p99: '150ms' } })),
  'service: hyperexponential': () => runOf(serving({ hyperexponential: { mean: '30ms', cv2: 4 } })),
  'service: bimodal': () =>
    runOf(serving({ bimodal: { fast: '20ms', slow: { exponential: '200ms' }, slowShare: 0.05 } })),
  'service: empirical': () => runOf(serving({ empirical: { values: ['10ms', '90ms'], weights: [3, 1] } })),
  'service: quantiles': () =>
    runOf(
      serving({
        quantiles: [
          { share: 0, value: '5ms' },
          { share: 0.9, value: '40ms' },
          { share: 1, value: '200ms' },
        ],
      }),
    ),
  'server: slowsWith': () => runOf(inState({ workers: 10, slowsWith: { usl: { alpha: 0.05, beta: 0.01 } } })),
  'server: memory': () => runOf(inState({ memory: { heap: 30, baseline: 5, perAttempt: 1 } })),
  'server: refusalCost': () =>
    runOf(inState({ refusalCost: 0.3 }), shopGuards({ retry: { maxAttempts: 3 } }, { queueLimit: { capacity: 2 } })),
  'trigger: crash': () =>
    runOf(
      weather({ crash: { of: 'checkout' } }, { coldStart: { for: '3s', factor: 4 }, whenDown: 'silent' }),
      shopGuards({ timeout: { after: '500ms' }, retry: { maxAttempts: 2 } }),
    ),
  'trigger: errorBurst': () => runOf(weather({ errorBurst: { of: 'checkout', share: 0.4 } })),
  'trigger: errorBurst, fast': () => runOf(weather({ errorBurst: { of: 'checkout', share: 0.4, fast: true } })),
  'trigger: gcPressure': () =>
    runOf(
      weather({ gcPressure: { of: 'checkout', share: 0.6 } }, { memory: { heap: 100, baseline: 20, perAttempt: 1 } }),
    ),
  'guard: loadShedding, dagor': () => runOf(CLASSES, shopGuards({}, { loadShedding: { dagor: {} } })),
  'guard: loadShedding, codel': () => runOf(CLASSES, shopGuards({}, { loadShedding: { codel: {} } })),
  'guard: queueOrder, priority': () => runOf(CLASSES, shopGuards({}, { queueOrder: { kind: 'priority' } })),
};

test('the golden runs of servers: digest, then calls, attempts, good calls, served, shed, turned away, lost', () => {
  const golden = Object.entries(RUNS).map(([name, begin]) => {
    const run = begin();
    const [users, arrow, checkout] = ['users', 'users -> checkout', 'checkout'].map((part) => totalsOf(run, part));
    const { served, shed, turnedAway, lost } = checkout!;
    return `${name}: ${run.digest} ${users!['offered']} ${arrow!['attempts']} ${users!['good']} ${served} ${shed} ${turnedAway} ${lost}`;
  });

  expect([`engine ${engineVersion}`, ...golden]).toMatchInlineSnapshot(`
    [
      "engine 3",
      "service: lognormal: 921edd4318793e1b 2409 2409 2409 2409 0 0 0",
      "service: hyperexponential: 11b25459f0e2a412 2409 2409 2404 2404 0 0 0",
      "service: bimodal: 99540fab4dedb4cb 2409 2409 2407 2407 0 0 0",
      "service: empirical: 035834778143524b 2409 2409 2403 2403 0 0 0",
      "service: quantiles: 4f47d18cea0cb952 2409 2409 2401 2401 0 0 0",
      "server: slowsWith: 324150daa8294220 2409 2409 2396 2396 0 0 0",
      "server: memory: 5faa36d1181012c0 2409 2409 579 625 0 0 0",
      "server: refusalCost: 94696118693deaa7 2409 3331 2060 2060 1266 0 0",
      "trigger: crash: fbd3b368e0af2419 2409 4184 590 2199 0 956 17",
      "trigger: errorBurst: 2ece968bc5a38d81 2409 2409 2190 2399 0 0 0",
      "trigger: errorBurst, fast: db9237deaf665f5e 2409 2409 2183 2183 0 216 0",
      "trigger: gcPressure: d3fcce9090d86b99 2409 2409 579 625 0 0 0",
      "guard: loadShedding, dagor: 77a717435821a8c0 4320 4320 2918 2920 1389 0 0",
      "guard: loadShedding, codel: 7da0b53a23eac166 4320 4320 3010 3010 1296 0 0",
      "guard: queueOrder, priority: a3f15bd4a5f0ef68 4320 4320 1603 3315 0 0 0",
    ]
  `);
});
