import { expect, test } from 'vitest';
import { systemOf } from '../../test/written.fixture.ts';
import { loopMap, type Loop } from './loop-map.ts';

const client = { client: { arrivals: { poisson: '5/s' }, goodWithin: '1s' } };
const server = (over: object = {}) => ({ server: { workers: 1, service: { constant: '1ms' }, ...over } });
const timeout = { timeout: { after: '1s' } };

interface Written {
  readonly components: object;
  readonly arrows: Record<string, object>;
  readonly guards?: object;
  readonly domains?: object;
}

function loopsOf(carrier: string, written: Written): Loop[] {
  return loopMap(systemOf({ duration: '10s', ...written })).loops.filter((loop) => loop.carrier === carrier);
}

const BEHIND = { 'front -> store': {} };

test('a cache that fetches itself is filled by what its origin answers', () => {
  const written = {
    components: { users: client, front: { cache: { ttl: '5s' } }, store: server(), disk: server() },
    arrows: { 'users -> front': {}, 'front -> store': {}, 'store -> disk': {} },
    guards: { caches: { front: { coalescing: {} } } },
  };

  expect(loopsOf('cacheFill', written)).toMatchObject([
    {
      id: 'cacheFill: front',
      sign: '+',
      components: ['front', 'store', 'disk'],
      arrows: ['front -> store', 'store -> disk'],
      heldBy: ['caches["front"].coalescing'],
    },
  ]);
});

test('a server that looks aside fills the cache, and asks the origin for what is not there', () => {
  const calls = { inSequence: [{ lookAside: { cache: 'memory', else: 'store' } }, 'log'] };
  const written = {
    components: { users: client, front: server({ calls }), memory: { cache: {} }, store: server(), log: server() },
    arrows: { 'users -> front': {}, 'front -> memory': {}, 'front -> store': {}, 'front -> log': {} },
    guards: { caches: { memory: { staleIfError: { for: '1m' } } } },
  };

  expect(loopsOf('cacheFill', written)).toMatchObject([
    {
      at: 'front',
      components: ['front', 'memory', 'store'],
      arrows: ['front -> memory', 'front -> store'],
      heldBy: ['caches["memory"].staleIfError'],
    },
  ]);
});

const balanced = (balancer: object, guards: object = {}): Written => ({
  components: { users: client, front: { balancer }, store: server({ replicas: 3 }) },
  arrows: { 'users -> front': {}, ...BEHIND },
  guards,
});

test('a balancer carries a loop if it tries others or leaves some out, else none', () => {
  expect(loopsOf('failover', balanced({}))).toEqual([]);
  expect(loopsOf('failover', balanced({ failover: 2 }))).toMatchObject([
    { at: 'front', sign: '+', components: ['front', 'store'], arrows: ['front -> store'], heldBy: [] },
  ]);
  expect(
    loopsOf('failover', balanced({}, { balancers: { front: { outlierEjection: {}, panicThreshold: {} } } })),
  ).toMatchObject([{ heldBy: ['balancers["front"].panicThreshold'] }]);
});

test('who fails over sends each attempt to others, too: it multiplies what may come of a call', () => {
  const guards = { calls: { 'users -> front': { ...timeout, retry: { maxAttempts: 4 } } } };
  const { arrows } = loopMap(systemOf({ duration: '10s', ...balanced({ failover: 2 }, guards) }));

  expect(arrows.map(({ name, attemptsPerCall }) => [name, attemptsPerCall])).toEqual([
    ['users -> front', 4],
    ['front -> store', 12],
  ]);
});

test('an autoscaler, and a controller through all that lies between what it turns and what it measures', () => {
  const written = {
    components: {
      users: client,
      front: server(),
      store: server(),
      log: server(),
      scaler: { autoscaler: { of: 'front', target: 0.5, max: 5, provisioning: '20s', readiness: '10s' } },
      governor: { controller: { of: 'users', measure: { of: 'store', metric: 'queue' }, target: 5, gain: 0.1 } },
    },
    arrows: { 'users -> front': {}, ...BEHIND, 'front -> log': {} },
  };

  expect(loopsOf('scaler', written)).toMatchObject([
    { at: 'scaler', sign: '−', components: ['scaler', 'front'], arrows: ['users -> front'] },
    {
      at: 'governor',
      components: ['governor', 'users', 'front', 'store'],
      arrows: ['users -> front', 'front -> store'],
    },
  ]);
  expect(loopsOf('scaler', written)[0]?.says).toContain('helps 30s later');
});

test('a pool couples those who share it; one who has it alone shares nothing', () => {
  const components = {
    users: client,
    robots: client,
    front: server(),
    back: server(),
    pool: { pool: { size: 2 } },
    store: server(),
  };
  const arrows = { 'users -> front': {}, 'robots -> back': {}, 'front -> pool': {}, 'pool -> store': {} };
  const guards = {
    calls: { 'front -> pool': { bulkhead: { maxInFlight: 1 } } },
    servers: { pool: { queueLimit: { capacity: 5 } } },
  };

  expect(loopsOf('sharedPool', { components, arrows: { ...arrows, 'back -> pool': {} }, guards })).toMatchObject([
    {
      at: 'pool',
      sign: '+',
      components: ['front', 'pool', 'back', 'store'],
      arrows: ['front -> pool', 'back -> pool', 'pool -> store'],
      heldBy: ['calls["front -> pool"].bulkhead', 'servers["pool"].queueLimit'],
    },
  ]);
  expect(loopsOf('sharedPool', { components, arrows })).toEqual([]);
});

test('an operator closes a loop over what they look at and what they touch', () => {
  const written = {
    components: {
      users: client,
      front: server(),
      store: server({ owner: 'platform' }),
      oncall: {
        operator: {
          owner: 'shop',
          signal: { of: 'users -> front', metric: 'timeout', above: 1 },
          noticesAfter: '2m',
          actsAfter: { constant: '30s' },
          runbook: [{ do: { disableRetries: {} } }, { do: { restart: { of: 'zone' } } }],
        },
      },
    },
    arrows: { 'users -> front': {}, ...BEHIND },
    domains: { zone: { kind: 'zone', members: ['store'] } },
  };

  const [loop] = loopsOf('operator', written);

  expect(loop).toMatchObject({
    at: 'oncall',
    sign: '−',
    components: ['oncall', 'users', 'front', 'store'],
    arrows: ['users -> front'],
    owners: ['platform', 'shop'],
    unownedArrows: ['users -> front'],
  });
  expect(loop?.says).toContain('notices after 2m that timeout of `users -> front` is bad');
  expect(loop?.says).toContain('disableRetries, restart');
});

test('hedges are a loop of copies, held by their own cap if they have one', () => {
  const hedged = (hedging: object) =>
    loopsOf('hedge', {
      components: { users: client, front: server(), store: server() },
      arrows: { 'users -> front': {}, ...BEHIND },
      guards: { calls: { 'users -> front': { hedging: { delay: { fixed: '50ms' }, ...hedging } } } },
    });

  expect(hedged({ maxAttempts: 3 })).toMatchObject([
    {
      at: 'users -> front',
      sign: '+',
      components: ['users', 'front', 'store'],
      heldBy: ['calls["users -> front"].hedging'],
    },
  ]);
  expect(hedged({ maxExtraLoad: 'unlimited' })).toMatchObject([{ heldBy: [] }]);
});

test('users who wait for their answers hold their load down; those who arrive whatever happens do not', () => {
  const written = (users: object) => ({ components: { users, front: server() }, arrows: { 'users -> front': {} } });
  const closed = { client: { closed: { users: 5, think: { constant: '1s' } }, goodWithin: '1s' } };

  expect(loopsOf('closedUsers', written(closed))).toMatchObject([
    { at: 'users', sign: '−', components: ['users', 'front'], arrows: ['users -> front'] },
  ]);
  expect(loopsOf('closedUsers', written(client))).toEqual([]);
});

test('a heap that fills with what waits is a loop, held by a queue limit', () => {
  const written = (over: object) => ({
    components: { users: client, front: server(over) },
    arrows: { 'users -> front': {} },
    guards: { servers: { front: { queueLimit: { capacity: 9 } } } },
  });

  expect(loopsOf('garbage', written({ memory: { heap: 100, perAttempt: 1 } }))).toMatchObject([
    { at: 'front', sign: '+', arrows: ['users -> front'], heldBy: ['servers["front"].queueLimit'] },
  ]);
  expect(loopsOf('garbage', written({}))).toEqual([]);
});

test('a domain knows the loops that go through what fails with it, replicas by the name of all', () => {
  const guards = { calls: { 'users -> front': { ...timeout, retry: { maxAttempts: 2 } } } };
  const domains = {
    rack: { kind: 'rack', members: ['store.1', 'store.2'] },
    config: { kind: 'config', members: ['users -> front'] },
  };
  const { domains: found } = loopMap(systemOf({ duration: '10s', ...balanced({ failover: 1 }, guards), domains }));

  expect(found).toEqual([
    { name: 'rack', kind: 'rack', members: ['store'], loops: ['failover: front', 'retry: users -> front'] },
    { name: 'config', kind: 'config', members: ['users -> front'], loops: ['retry: users -> front'] },
  ]);
});

test('admission control listens to outcomes at the near end of an arrow: it brakes', () => {
  const written = {
    components: { users: client, front: server() },
    arrows: { 'users -> front': {} },
    guards: { calls: { 'users -> front': { admissionControl: {}, adaptiveRateLimit: {} } } },
  };

  expect(
    loopsOf('brake', written)
      .map(({ says }) => says)
      .join(),
  ).toMatch(/adaptiveRateLimit.*admissionControl/);
});
