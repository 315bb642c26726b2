import type { Run } from '../../src/index.ts';
import { runOf, totalsOf, type WrittenGuards, type WrittenScenario } from '../written.fixture.ts';

/** A cache in front of, or beside, a database that is worked on by very many. */
export interface WrittenCache {
  readonly duration?: string;
  readonly bucket?: string;
  readonly arrivals?: Record<string, string>;
  readonly client?: Record<string, unknown>;
  readonly cache?: Record<string, unknown>;
  readonly database?: Record<string, unknown>;
  readonly triggers?: Record<string, unknown>;
  readonly delay?: string;
}

/** `users -> cache -> database`: the cache fetches. */
export function readThrough({ delay = '0ms', ...written }: WrittenCache): WrittenScenario {
  return {
    ...rest(written),
    components: { users: client(written), cache: { cache: written.cache ?? {} }, database: database(written) },
    arrows: { 'users -> cache': { delay }, 'cache -> database': {} },
  };
}

/** `users -> app`, which asks `cache` and fetches from `database` what that does not hold. */
export function lookAside({ delay = '0ms', ...written }: WrittenCache): WrittenScenario {
  const calls = { lookAside: { cache: 'cache', else: 'database' } };
  return {
    ...rest(written),
    components: {
      users: client(written),
      app: { server: { workers: 100_000, service: { constant: '1us' }, calls } },
      cache: { cache: written.cache ?? {} },
      database: database(written),
    },
    arrows: { 'users -> app': {}, 'app -> cache': { delay }, 'app -> database': {} },
  };
}

const rest = ({ bucket = '1s', duration = '10s', triggers = {} }: WrittenCache) => ({ bucket, duration, triggers });
const client = ({ arrivals = { constant: '10/s' }, client: more }: WrittenCache) => ({
  client: { arrivals, goodWithin: '1s', ...more },
});
const database = ({ database: more }: WrittenCache) => ({
  server: { workers: 1_000, service: { constant: '90ms' }, ...more },
});

export interface CacheRun {
  readonly run: Run;
  readonly users: Record<string, number>;
  readonly cache: Record<string, number>;
  readonly database: Record<string, number>;
}

/** Runs a scenario with guards of its cache. */
export function runCache(
  written: WrittenScenario,
  cache: Record<string, unknown> = {},
  more: WrittenGuards = {},
): CacheRun {
  const run = runOf(written, { ...more, caches: { cache } });
  const [users, held, database] = ['users', 'cache', 'database'].map((name) => totalsOf(run, name));
  return { run, users: users!, cache: held!, database: database! };
}
