import { expect, test } from 'vitest';
import { engineVersion, type Run } from '../../src/index.ts';
import {
  ARROW,
  runOf,
  shop,
  shopGuards,
  totalsOf,
  type WrittenGuards,
  type WrittenScenario,
  type WrittenShop,
} from '../written.fixture.ts';

/**
 * Golden runs: one for each component, guard and trigger, and for each law and setting that has a path of its own.
 *
 * A change of a digest or of a total is a change of the model: bump `engineVersion`, say in the commit what changed and
 * why, and regrade. An optimisation must not move any. (Digests hold the float arithmetic of sampling, too, so another
 * JavaScript engine that runs this file proves that it gives the same runs.)
 */
const BASE = {
  duration: '20s',
  arrivals: { poisson: '120/s' },
  server: { workers: 5, service: { exponential: '40ms' } },
} satisfies WrittenShop;
const PLAIN = shop(BASE);
const FAILING = shop({ ...BASE, server: { ...BASE.server, errors: 0.3 } });
const OVERLOADED = shop({ ...BASE, arrivals: { poisson: '160/s' } });
const weather = (trigger: Record<string, unknown>) => ({
  ...PLAIN,
  triggers: { weather: { ...trigger, at: '5s', for: '4s' } },
});
const retry = (params: Record<string, unknown>) =>
  shopGuards({ retry: { maxAttempts: 4, baseDelay: '20ms', ...params } });

const retrying = (guards: Record<string, unknown>) => shopGuards({ retry: { maxAttempts: 4 }, ...guards });
const limited = (concurrencyLimit: Record<string, unknown>) => shopGuards({}, { concurrencyLimit });

/** `users -> checkout`, which calls `search` and `stock`. */
const tiers = (calls: Record<string, unknown>): WrittenScenario => ({
  ...PLAIN,
  components: {
    ...PLAIN.components,
    checkout: { server: { workers: 20, service: { exponential: '5ms' }, calls } },
    search: { server: { workers: 6, service: { exponential: '40ms' }, errors: 0.1 } },
    stock: { server: { workers: 3, service: { exponential: '20ms' }, errors: 0.05 } },
  },
  arrows: { ...PLAIN.arrows, 'checkout -> search': { delay: '2ms' }, 'checkout -> stock': {} },
});
const TIER_GUARDS: WrittenGuards = {
  calls: {
    [ARROW]: { deadline: { within: '400ms' }, retry: { maxAttempts: 2 } },
    'checkout -> search': { deadline: {}, timeout: { after: '150ms' }, retry: { maxAttempts: 3, baseDelay: '10ms' } },
    'checkout -> stock': { deadline: {}, retry: { maxAttempts: 2 } },
  },
  servers: { search: { dropExpired: {}, queueLimit: { capacity: 20 } } },
};

const RUNS: Record<string, () => Run> = {
  'client, server': () => runOf(PLAIN),
  'client: constant arrivals, schedule': () =>
    runOf(shop({ ...BASE, arrivals: { constant: '120/s' }, client: { schedule: [{ at: '7s', rate: '77/s' }] } })),
  'server: constant service': () => runOf(shop({ ...BASE, server: { workers: 5, service: { constant: '40ms' } } })),
  'server: errors': () => runOf(FAILING),
  'server: silent refusal': () =>
    runOf(
      shop({ ...BASE, server: { ...BASE.server, refusal: 'silent' } }),
      shopGuards({ timeout: { after: '1s' } }, { queueLimit: { capacity: 3 } }),
    ),
  'arrow: delay': () => runOf(shop({ ...BASE, delay: '15ms' }), shopGuards({ timeout: { after: '150ms' } })),
  'guard: queueLimit': () => runOf(OVERLOADED, shopGuards({}, { queueLimit: { capacity: 10 } })),
  'guard: queueOrder': () => runOf(OVERLOADED, shopGuards({}, { queueOrder: { kind: 'lifo' } })),
  'guard: retry': () => runOf(FAILING, retry({})),
  'guard: retry, full jitter': () => runOf(FAILING, retry({ jitter: 'full' })),
  'guard: retry, equal jitter': () => runOf(FAILING, retry({ jitter: 'equal' })),
  'guard: retry, decorrelated jitter': () => runOf(FAILING, retry({ jitter: 'decorrelated' })),
  'guard: retryBudget': () => runOf(FAILING, shopGuards({ retry: { maxAttempts: 4 }, retryBudget: { ratio: 0.1 } })),
  'guard: timeout': () => runOf(OVERLOADED, shopGuards({ timeout: { after: '200ms' }, retry: { maxAttempts: 2 } })),
  'guard: adaptiveThrottle': () =>
    runOf(FAILING, shopGuards({ adaptiveThrottle: { k: 1.1 } }, { queueLimit: { capacity: 0 } })),
  'guard: admissionControl': () => runOf(FAILING, shopGuards({ admissionControl: {} })),
  'guard: bulkhead': () => runOf(OVERLOADED, shopGuards({ bulkhead: { maxInFlight: 12 } })),
  'guard: circuitBreaker': () =>
    runOf(
      FAILING,
      shopGuards({ circuitBreaker: { failureRatio: 0.3, window: { count: 20 }, openFor: '500ms', jitter: 0.5 } }),
    ),
  'guard: clientRateLimit': () => runOf(OVERLOADED, shopGuards({ clientRateLimit: { rate: '110/s' } })),
  'guard: codel': () => runOf(OVERLOADED, shopGuards({}, { codel: { target: '20ms' } })),
  'guard: concurrencyLimit, fixed': () => runOf(OVERLOADED, limited({ fixed: { limit: 12 } })),
  'guard: concurrencyLimit, aimd': () => runOf(OVERLOADED, limited({ aimd: { timeout: '150ms', min: 5 } })),
  'guard: concurrencyLimit, vegas': () => runOf(OVERLOADED, limited({ vegas: {} })),
  'guard: concurrencyLimit, gradient2': () => runOf(OVERLOADED, limited({ gradient2: { min: 5 } })),
  'guard: concurrencyLimit, gradient': () => runOf(OVERLOADED, limited({ gradient: { measureEvery: '5s' } })),
  'guard: deadline': () => runOf(FAILING, shopGuards({ deadline: { within: '120ms' }, retry: { maxAttempts: 4 } })),
  'guard: dropExpired': () =>
    runOf(OVERLOADED, shopGuards({ deadline: { within: '300ms' } }, { dropExpired: { margin: '30ms' } })),
  'guard: queueOrder, adaptive': () => runOf(OVERLOADED, shopGuards({}, { queueOrder: { kind: 'adaptiveLifo' } })),
  'guard: rateLimit': () => runOf(OVERLOADED, shopGuards({}, { rateLimit: { rate: '110/s' } })),
  'guard: retry, proportional jitter': () => runOf(FAILING, retry({ jitter: 'proportional' })),
  'guard: retryBudget, expiring': () => runOf(FAILING, retrying({ retryBudget: { ratio: 0.1, ttl: '2s' } })),
  'guard: retryBudget, by successes': () =>
    runOf(FAILING, retrying({ retryBudget: { ratio: 0.1, fundedBy: 'successes', minPerSecond: 1 } })),
  'guard: retryConcurrency': () => runOf(FAILING, retrying({ retryConcurrency: { minRetries: 1 } })),
  'guard: retryQuota': () => runOf(FAILING, retrying({ retryQuota: { capacity: 50 } })),
  'guard: retryThrottle': () => runOf(FAILING, retrying({ retryThrottle: { maxTokens: 10, tokenRatio: 0.1 } })),
  'tiers: in sequence, with retries and deadlines': () =>
    runOf(tiers({ inSequence: ['stock', 'search'] }), TIER_GUARDS),
  'tiers: in parallel, the first': () => runOf(tiers({ inParallel: ['stock', 'search'], until: 'first' }), TIER_GUARDS),
  'trigger: capacityLoss': () => runOf(weather({ capacityLoss: { of: 'checkout', share: 0.6 } })),
  'trigger: crowd': () =>
    runOf({ ...PLAIN, triggers: { crowd: { crowd: { of: 'users', calls: 200, over: '100ms' }, at: '9s' } } }),
  'trigger: loadSpike': () => runOf(weather({ loadSpike: { of: 'users', factor: 1.5 } })),
  'trigger: slowDown': () => runOf(weather({ slowDown: { of: 'checkout', factor: 3 } })),
};

const runs = Object.entries(RUNS).map(([name, run]) => [name, run()] as const);

test('the golden runs: digest, then calls, attempts, good calls, served, shed', () => {
  const golden = runs.map(([name, run]) => {
    const [users, arrow, checkout] = [totalsOf(run, 'users'), totalsOf(run, ARROW), totalsOf(run, 'checkout')];
    return `${name}: ${run.digest} ${users['offered']} ${arrow['attempts']} ${users['good']} ${checkout['served']} ${checkout['shed']}`;
  });

  expect([`engine ${engineVersion}`, ...golden]).toMatchInlineSnapshot(`
    [
      "engine 3",
      "client, server: dfb029a0690dd1aa 2409 2409 2391 2391 0",
      "client: constant arrivals, schedule: 8c5c7d1f99257a73 1840 1840 1838 1838 0",
      "server: constant service: 33ba8bde59efed2f 2409 2409 2399 2399 0",
      "server: errors: 4ca85e88c2d5fc37 2409 2409 1684 2391 0",
      "server: silent refusal: 851034ac31483770 2409 2409 2094 2094 312",
      "arrow: delay: 1933ab929f163191 2409 2409 980 2391 0",
      "guard: queueLimit: 7d6b90d91f50503f 3155 3155 2458 2458 686",
      "guard: queueOrder: ab0f66a607764168 3155 3155 2494 2494 0",
      "guard: retry: c0da9298ca02d47a 2409 3162 513 2539 0",
      "guard: retry, full jitter: 6af6b7e05628d332 2409 3162 514 2539 0",
      "guard: retry, equal jitter: 36071c3d5889ff18 2409 3162 513 2539 0",
      "guard: retry, decorrelated jitter: e206108f90844bc6 2409 3160 507 2535 0",
      "guard: retryBudget: 80f6cd84b01d825e 2409 2658 1213 2509 0",
      "guard: timeout: d592a08e81dedbee 3155 6204 77 2461 0",
      "guard: adaptiveThrottle: a0b39bad706a7495 2409 1702 1065 1474 228",
      "guard: admissionControl: a31e7a378b8dfcbb 2409 1830 1280 1828 0",
      "guard: bulkhead: 457f3373cb96732c 3155 2452 2440 2440 0",
      "guard: circuitBreaker: 71c9056f62afafef 2409 526 362 526 0",
      "guard: clientRateLimit: 8f065a16c41b4237 3155 2198 2192 2192 0",
      "guard: codel: b063c77d41a56c83 3155 3155 2460 2460 689",
      "guard: concurrencyLimit, fixed: a417d5248ccfe5c1 3155 3155 2440 2440 703",
      "guard: concurrencyLimit, aimd: 9564be4ebcf591bd 3155 3155 2408 2408 729",
      "guard: concurrencyLimit, vegas: 12f72aaa3c14ed33 3155 3155 2188 2188 961",
      "guard: concurrencyLimit, gradient2: eb5dcab2f9f29ee4 3155 3155 2443 2443 701",
      "guard: concurrencyLimit, gradient: 6297992ffd67068e 3155 3155 2192 2192 956",
      "guard: deadline: 6e8e56be73317b1f 2409 2542 360 2521 0",
      "guard: dropExpired: 5b3dda135e490a94 3155 3155 1911 2517 0",
      "guard: queueOrder, adaptive: 96d7dd0e5aa28f99 3155 3155 2515 2515 0",
      "guard: rateLimit: 00ebd2417e1b1ac6 3155 3155 2192 2192 957",
      "guard: retry, proportional jitter: e827d769ba23eec9 2409 3162 513 2539 0",
      "guard: retryBudget, expiring: b3fd2682120f7818 2409 2645 1100 2485 0",
      "guard: retryBudget, by successes: ce89f9f26ba11648 2409 2615 1657 2512 0",
      "guard: retryConcurrency: e48d65b40fc197fd 2409 2916 699 2521 0",
      "guard: retryQuota: a865363de2e1e239 2409 3047 536 2527 0",
      "guard: retryThrottle: b2c75aebe85a2f1a 2409 2415 1689 2397 0",
      "tiers: in sequence, with retries and deadlines: 96432fabd6af29b0 2409 2417 2175 2396 0",
      "tiers: in parallel, the first: cc79d17ba8e2da99 2409 2409 2404 2404 0",
      "trigger: capacityLoss: c05d4bb7d555f8b0 2409 2409 628 2117 0",
      "trigger: crowd: 7e3a7fd9f6b342b0 2609 2609 1157 2429 0",
      "trigger: loadSpike: fd916cf937450c58 2644 2644 806 2429 0",
      "trigger: slowDown: 8eede287f13d630a 2409 2409 612 2084 0",
    ]
  `);
});

test('how many events the golden runs took: only the kernel’s affair, so a change of these alone is no change of the model', () => {
  expect(runs.map(([name, run]) => `${name}: ${run.eventCount}`)).toMatchInlineSnapshot(`
    [
      "client, server: 4800",
      "client: constant arrivals, schedule: 3679",
      "server: constant service: 4808",
      "server: errors: 4800",
      "server: silent refusal: 4804",
      "arrow: delay: 11008",
      "guard: queueLimit: 5613",
      "guard: queueOrder: 5649",
      "guard: retry: 5701",
      "guard: retry, full jitter: 5701",
      "guard: retry, equal jitter: 5701",
      "guard: retry, decorrelated jitter: 5695",
      "guard: retryBudget: 4918",
      "guard: timeout: 11684",
      "guard: adaptiveThrottle: 3883",
      "guard: admissionControl: 4237",
      "guard: bulkhead: 5595",
      "guard: circuitBreaker: 2935",
      "guard: clientRateLimit: 5347",
      "guard: codel: 6304",
      "guard: concurrencyLimit, fixed: 5595",
      "guard: concurrencyLimit, aimd: 5563",
      "guard: concurrencyLimit, vegas: 5343",
      "guard: concurrencyLimit, gradient2: 5598",
      "guard: concurrencyLimit, gradient: 5519",
      "guard: deadline: 6962",
      "guard: dropExpired: 6884",
      "guard: queueOrder, adaptive: 5670",
      "guard: rateLimit: 5347",
      "guard: retry, proportional jitter: 5701",
      "guard: retryBudget, expiring: 4894",
      "guard: retryBudget, by successes: 4921",
      "guard: retryConcurrency: 4930",
      "guard: retryQuota: 4936",
      "guard: retryThrottle: 4806",
      "tiers: in sequence, with retries and deadlines: 21851",
      "tiers: in parallel, the first: 24723",
      "trigger: capacityLoss: 4528",
      "trigger: crowd: 5039",
      "trigger: loadSpike: 5075",
      "trigger: slowDown: 4495",
    ]
  `);
});
