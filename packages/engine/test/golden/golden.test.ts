import { expect, test } from 'vitest';
import { components } from '../../src/components/index.ts';
import { guards } from '../../src/guards/index.ts';
import { engineVersion, type Run } from '../../src/index.ts';
import { triggers } from '../../src/triggers/index.ts';
import { ARROW, runOf, shop, shopGuards, totalsOf, type WrittenShop } from '../written.fixture.ts';

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
  'trigger: capacityLoss': () => runOf(weather({ capacityLoss: { of: 'checkout', share: 0.6 } })),
  'trigger: loadSpike': () => runOf(weather({ loadSpike: { of: 'users', factor: 1.5 } })),
  'trigger: slowDown': () => runOf(weather({ slowDown: { of: 'checkout', factor: 3 } })),
};

const runs = Object.entries(RUNS).map(([name, run]) => [name, run()] as const);

test('there is a golden run for every component, guard and trigger', () => {
  const names = Object.keys(RUNS).join(' ');

  for (const { kind } of components) expect(names).toContain(kind);
  for (const { key } of guards) expect(names).toMatch(new RegExp(`guard: ${key}\\b`));
  for (const { key } of triggers) expect(names).toMatch(new RegExp(`trigger: ${key}\\b`));
});

test('the golden runs: digest, then calls, attempts, good calls, served, shed', () => {
  const golden = runs.map(([name, run]) => {
    const [users, arrow, checkout] = [totalsOf(run, 'users'), totalsOf(run, ARROW), totalsOf(run, 'checkout')];
    return `${name}: ${run.digest} ${users['offered']} ${arrow['attempts']} ${users['good']} ${checkout['served']} ${checkout['shed']}`;
  });

  expect([`engine ${engineVersion}`, ...golden]).toMatchInlineSnapshot(`
    [
      "engine 1",
      "client, server: 849a0a2860b0c986 2409 2409 2391 2391 0",
      "client: constant arrivals, schedule: c376bd8a5d5f5369 1840 1840 1838 1838 0",
      "server: constant service: 87322cd9b72f92a8 2409 2409 2399 2399 0",
      "server: errors: 07c5e5b0c7afae1a 2409 2409 1684 2391 0",
      "server: silent refusal: 0565e842b948ca21 2409 2409 2094 2094 312",
      "arrow: delay: f7a4447ec5ebe866 2409 2409 980 2391 0",
      "guard: queueLimit: 6c7537009ef861bf 3155 3155 2458 2458 686",
      "guard: queueOrder: 5f70aed5435aa6f4 3155 3155 2494 2494 0",
      "guard: retry: 0b1537a549b2c9fc 2409 3162 513 2539 0",
      "guard: retry, full jitter: e56a17af8e9dffd8 2409 3162 514 2539 0",
      "guard: retry, equal jitter: c3218e37bed0a22f 2409 3162 513 2539 0",
      "guard: retry, decorrelated jitter: 5200e97139df486e 2409 3160 507 2535 0",
      "guard: retryBudget: e172990e070177a9 2409 2658 1213 2509 0",
      "guard: timeout: f6b9b4e0a269e56f 3155 6204 77 2461 0",
      "trigger: capacityLoss: adcd748bfb1ed74b 2409 2409 628 2117 0",
      "trigger: loadSpike: 670dd55d197c7a30 2644 2644 806 2429 0",
      "trigger: slowDown: 8eb7002e6637f715 2409 2409 612 2084 0",
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
      "trigger: capacityLoss: 4528",
      "trigger: loadSpike: 5075",
      "trigger: slowDown: 4495",
    ]
  `);
});
