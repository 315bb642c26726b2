import { compile, simulate, type Run, type SimulateOptions } from '@basin/engine';
import { guardSettingsSchema, scenarioSchema } from '@basin/engine/schema';
import type { System } from '@basin/experiments';

/** A system as people write it. */
export function systemOf(scenario: object, guards: object = {}): System {
  return {
    scenario: scenarioSchema.parse({ version: 1, ...scenario }),
    guards: guardSettingsSchema().parse({ calls: {}, servers: {}, ...guards }),
  };
}

/** 100 attempts a second (10 workers of 100 ms), a timeout of 1 s, 3 retries, an outage of 10 s: it stays down above 25/s. */
export function outage(perSecond: number, guards: object = {}): System {
  return systemOf(
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

/** `users -> checkout -> stock`; both callers try again, and the stock fails now and then. */
export function tiers(): System {
  return systemOf(
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
}

export function runOf({ scenario, guards }: System, seed = 1, options: SimulateOptions = {}): Run {
  const { plan, diagnostics } = compile(scenario, guards);
  if (!plan) throw new Error(diagnostics.map(({ says }) => says).join(' '));
  return simulate(plan, seed, options);
}
