import { expect, test } from 'vitest';
import { components } from '../../src/components/index.ts';
import { guards } from '../../src/guards/index.ts';
import { engineVersion, wholeOf, type Run } from '../../src/index.ts';
import { triggers } from '../../src/triggers/index.ts';
import { balanced, frontGuards, WATCHED, type WrittenBalanced } from '../balanced.fixture.ts';
import { runOf, totalsOf } from '../written.fixture.ts';

/** Golden runs of balancers and of who watches others; what golden.test.ts says of its own holds for these. */
const BASE = {
  duration: '20s',
  arrivals: { poisson: '120/s' },
  server: { workers: 1, replicas: 6, service: { exponential: '40ms' }, errors: 0.02 },
  triggers: { bad: { errorBurst: { of: 'checkout.3', share: 0.8 }, at: '5s', for: '6s' } },
} satisfies WrittenBalanced;
const KEYED = { ...BASE, client: { keys: { zipf: { count: 50, exponent: 0.8 } } } };
const EJECTION = { interval: '2s', ejectFor: '3s', maxEjected: 0.5 };
const guarded = (guard: Record<string, unknown>, base: WrittenBalanced = BASE) =>
  runOf(balanced(base), frontGuards(guard));
const chosen = (replicaChoice: Record<string, unknown>): Run => guarded({ replicaChoice }, KEYED);

const RUNS: Record<string, () => Run> = {
  'balancer: in turn': () => guarded({}),
  'balancer: failover': () => guarded({}, { ...BASE, balancer: { failover: 2 } }),
  'balancer: told that nobody waits': () =>
    runOf(balanced(BASE), frontGuards({}, { before: { timeout: { after: '60ms', cancels: true }, deadline: {} } })),
  'balancer: retries behind it': () =>
    runOf(balanced(BASE), frontGuards({}, { behind: { retry: { maxAttempts: 2 } } })),
  'autoscaler of replicas, controller': () => runOf(WATCHED),
  'autoscaler of workers': () =>
    runOf({
      ...WATCHED,
      components: { ...WATCHED.components, checkout: { server: { workers: 3, service: { exponential: '20ms' } } } },
    }),
  'guard: healthCheck': () => guarded({ healthCheck: { interval: '1s', timeout: '100ms', jitter: 0.5 } }),
  'guard: isolation': () => guarded({ isolation: { size: 2 } }, KEYED),
  'guard: isolation, cells': () => guarded({ isolation: { kind: 'cells', size: 3 } }, KEYED),
  'guard: outlierEjection': () => guarded({ outlierEjection: EJECTION }),
  'guard: outlierEjection, goodput shares': () =>
    guarded({ outlierEjection: { ...EJECTION, consecutiveFailures: 1_000, minAttempts: 20, jitter: '1s' } }),
  'guard: panicThreshold': () => guarded({ outlierEjection: EJECTION, panicThreshold: { share: 0.9 } }),
  'guard: replicaChoice, affinity': () => chosen({ kind: 'affinity' }),
  'guard: replicaChoice, least in flight': () => chosen({ kind: 'leastInFlight' }),
  'guard: replicaChoice, power of two': () => chosen({ kind: 'powerOfChoices' }),
  'guard: replicaChoice, random': () => chosen({ kind: 'random' }),
  'guard: replicaChoice, stale': () => chosen({ kind: 'leastInFlight', staleness: '500ms' }),
  'trigger: scalerOutage': () =>
    runOf({ ...WATCHED, triggers: { out: { scalerOutage: { of: 'scaler' }, at: '1s', for: '10s' } } }),
};

test('there is a golden run for every one of them', () => {
  const names = Object.keys(RUNS).join(' ');
  const kinds = components.map(({ kind }) => kind).filter((kind) => /balancer|autoscaler|controller/.test(kind));

  expect(kinds.length).toBe(3);
  for (const kind of kinds) expect(names).toContain(kind);
  for (const { key, side } of guards) if (side === 'balancer') expect(names).toMatch(new RegExp(`guard: ${key}\\b`));
  for (const { key, of } of triggers) if (of === 'autoscaler') expect(names).toMatch(new RegExp(`trigger: ${key}\\b`));
});

test('the golden runs: digest, then good calls, arrivals at the balancer, failovers, ejections, served', () => {
  const golden = Object.entries(RUNS).map(([name, act]) => {
    const run = act();
    const front = totalsOf(run, 'front');
    const counts = [
      front['arrivals'],
      front['failovers'],
      front['ejections'],
      wholeOf(run, 'checkout').totals['served'],
    ];
    return `${name}: ${run.digest} ${totalsOf(run, 'users')['good']} ${counts.join(' ')}`;
  });

  expect([`engine ${engineVersion}`, ...golden]).toMatchInlineSnapshot(`
    [
      "engine 3",
      "balancer: in turn: ab7884de2355285d 2231 2409 0 0 2393",
      "balancer: failover: 63113f663b57d8d4 2364 2409 175 0 2563",
      "balancer: told that nobody waits: 175aedfc2ad8e163 888 2409 0 0 2393",
      "balancer: retries behind it: 626621033c8db190 2091 2409 0 0 2495",
      "autoscaler of replicas, controller: b2be6b3424ab98d4 3024 3033 157 0 3187",
      "autoscaler of workers: f77c44e838671e57 2336 2338 0 0 2336",
      "guard: healthCheck: 0239f017c536a9f9 2044 2409 0 14 2423",
      "guard: isolation: 92df9fe3065f1c3a 1630 2409 0 0 2253",
      "guard: isolation, cells: 5e3095a1b69a8108 1237 2409 0 0 2035",
      "guard: outlierEjection: e538b1f188ca024b 2301 2409 0 2 2385",
      "guard: outlierEjection, goodput shares: 415fcb554ff150f4 2097 2409 0 3 2355",
      "guard: panicThreshold: ab7884de2355285d 2231 2409 0 1 2393",
      "guard: replicaChoice, affinity: c17060aed3898f7d 1219 2409 0 0 2056",
      "guard: replicaChoice, least in flight: 3234499131e2d8b9 2241 2409 0 0 2397",
      "guard: replicaChoice, power of two: f82ed62c63fac770 2233 2409 0 0 2394",
      "guard: replicaChoice, random: 0c239c7b5262cdda 2223 2409 0 0 2385",
      "guard: replicaChoice, stale: a2f5fe8e7a387b3d 1807 2409 0 0 2332",
      "trigger: scalerOutage: bc795e67bac20f48 2565 3141 160 0 3296",
    ]
  `);
});
