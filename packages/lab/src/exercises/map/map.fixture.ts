import { scenarioSchema } from '@basin/engine/schema';
import type { Scenario } from '@basin/engine';

/** A system as people write it. */
export function system(written: object): Scenario {
  return scenarioSchema.parse({ version: 1, duration: '10s', ...written });
}

export const CLIENT = { client: { arrivals: { poisson: '5/s' }, goodWithin: '1s' } };

export function server(over: object = {}) {
  return { server: { workers: 1, service: { constant: '1ms' }, ...over } };
}

/** Users call a front, which calls a store and a log; the first two arrows retry. */
export const TIERS = system({
  components: { users: CLIENT, front: server(), store: server(), log: server() },
  arrows: { 'users -> front': {}, 'front -> store': {}, 'front -> log': {} },
  guards: {
    calls: {
      'users -> front': { timeout: { after: '2s' }, retry: { maxAttempts: 3 } },
      'front -> store': { timeout: { after: '5s' }, retry: { maxAttempts: 2 } },
    },
    servers: { front: { queueLimit: { capacity: 9 } }, log: { codel: {} } },
  },
});
