import { compile, simulate, type Run, type SimulateOptions } from '@basin/engine';
import { guardSettingsSchema, scenarioSchema } from '@basin/engine/schema';
import type { System } from '@basin/experiments';

/** A small system of people's words, so that the gallery can be read without a lab beside it. */
function written(scenario: object, guards: object = {}): System {
  return {
    scenario: scenarioSchema.parse({ version: 1, ...scenario }),
    guards: guardSettingsSchema().parse({ calls: {}, servers: {}, ...guards }),
  };
}

/** 100 attempts a second, a timeout of 1 s, 3 retries, an outage of 10 s: above 25 calls a second it stays down. */
export function outage(perSecond: number, guards: object = {}): System {
  return written(
    {
      duration: '40s',
      components: {
        users: { client: { arrivals: { poisson: `${perSecond}/s` }, goodWithin: '1s' } },
        database: { server: { workers: 10, service: { exponential: '100ms' } } },
      },
      arrows: { 'users -> database': {} },
      triggers: { down: { capacityLoss: { of: 'database' }, at: '5s', for: '5s' } },
      guards: {
        calls: { 'users -> database': { timeout: { after: '1s' }, retry: { maxAttempts: 4 } } },
        servers: { database: { queueLimit: { capacity: 400 } } },
      },
    },
    guards,
  );
}

/** Two tiers that both try again. */
export const tiers = written(
  {
    duration: '8s',
    components: {
      users: { client: { arrivals: { poisson: '70/s' }, goodWithin: '1s' } },
      checkout: { server: { workers: 4, service: { exponential: '20ms' } } },
      stock: { server: { workers: 2, service: { exponential: '20ms' }, errors: 0.2 } },
    },
    arrows: { 'users -> checkout': {}, 'checkout -> stock': { delay: '1ms' } },
  },
  {
    calls: {
      'users -> checkout': { timeout: { after: '150ms' }, retry: { maxAttempts: 3, baseDelay: '10ms' } },
      'checkout -> stock': { timeout: { after: '80ms' }, retry: { maxAttempts: 2, baseDelay: '5ms' } },
    },
  },
);

/** Every kind of component, two teams, a rack, and arrows that nobody owns. */
export const village = written({
  duration: '60s',
  components: {
    users: { client: { arrivals: { poisson: '50/s' }, goodWithin: '1s', owner: 'shop' } },
    front: { balancer: { failover: 1, owner: 'shop' } },
    checkout: { server: { workers: 4, replicas: 3, service: { exponential: '20ms' }, owner: 'shop' } },
    shelf: { cache: { ttl: '10s', capacity: 100, owner: 'stock' } },
    pool: { pool: { size: 8, owner: 'stock' } },
    database: { server: { workers: 8, service: { exponential: '20ms' }, owner: 'stock' } },
    scaler: { autoscaler: { of: 'checkout', target: 0.6, max: 6 } },
    oncall: {
      operator: {
        signal: { of: 'users', metric: 'good', below: 10 },
        every: '10s',
        noticesAfter: '30s',
        actsAfter: { constant: '25s' },
        runbook: [{ do: { disableRetries: {} } }],
      },
    },
  },
  arrows: {
    'users -> front': { owner: 'shop' },
    'front -> checkout': {},
    'checkout -> shelf': {},
    'shelf -> pool': { owner: 'stock' },
    'pool -> database': {},
  },
  domains: { 'rack-1': { kind: 'rack', members: ['checkout.1', 'checkout.2'] } },
});

export function runOf({ scenario, guards }: System, seed = 1, options: SimulateOptions = {}): Run {
  const { plan, diagnostics } = compile(scenario, guards);
  if (!plan) throw new Error(diagnostics.map(({ says }) => says).join(' '));
  return simulate(plan, seed, options);
}
