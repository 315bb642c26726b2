import { readFileSync } from 'node:fs';
import { guardSettingsSchema, scenarioSchema } from '@basin/engine/schema';
import { parse } from 'yaml';
import type { System } from '../src/index.ts';

/** A system as people write it, so that tests read like the files they stand for. */
export function systemOf(scenario: object, guards: object = {}): System {
  return {
    scenario: scenarioSchema.parse({ version: 1, ...scenario }),
    guards: guardSettingsSchema().parse({ calls: {}, servers: {}, ...guards }),
  };
}

/** A scenario of `content/scenarios/`. */
export function publishedSystem(slug: string, guards: object = {}): System {
  const url = new URL(`../../../content/scenarios/${slug}/scenario.yaml`, import.meta.url);
  return systemOf(parse(readFileSync(url, 'utf8')) as object, guards);
}

/**
 * The reference system of our own independent simulator: 100 attempts a second (10 workers of 100 ms), a timeout of 1 s,
 * 3 retries, an outage of 10 s. It stays down above 25/s and is well below.
 */
export function outage(perSecond: number, over: Record<string, unknown> = {}, guards: object = {}): System {
  return systemOf(
    {
      duration: '120s',
      components: {
        users: { client: { arrivals: { poisson: `${perSecond}/s` }, goodWithin: '1s' } },
        database: { server: { workers: 10, service: { exponential: '100ms' } } },
      },
      arrows: { 'users -> database': {} },
      triggers: { down: { capacityLoss: { of: 'database' }, at: '20s', for: '10s' } },
      guards: {
        calls: { 'users -> database': { timeout: { after: '1s' }, retry: { maxAttempts: 4 } } },
        servers: { database: { queueLimit: { capacity: 400 } } },
      },
      ...over,
    },
    guards,
  );
}

export function seedsTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}
