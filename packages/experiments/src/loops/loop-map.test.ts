import { describe, expect, test } from 'vitest';
import { systemOf } from '../../test/written.fixture.ts';
import { loopMap } from './loop-map.ts';

const server = (owner?: string) => ({
  server: { workers: 1, service: { constant: '1ms' }, ...(owner === undefined ? {} : { owner }) },
});
const retry = { retry: { maxAttempts: 4 } };

/** Three tiers, each of which retries, and a side arrow that does not. */
const SYSTEM = systemOf(
  {
    duration: '10s',
    components: {
      users: { client: { arrivals: { poisson: '5/s' }, goodWithin: '1s', owner: 'shop' } },
      front: server('shop'),
      back: server('stock'),
      store: server('stock'),
      log: server(),
    },
    arrows: { 'users -> front': { owner: 'shop' }, 'front -> back': {}, 'back -> store': {}, 'front -> log': {} },
    guards: { calls: { 'users -> front': retry, 'front -> back': retry } },
  },
  {
    calls: { 'back -> store': { ...retry, retryBudget: { ratio: 0.1 } } },
    servers: { store: { queueLimit: { capacity: 10 } } },
  },
);

const loopNamed = (id: string, boundary?: readonly string[]) =>
  loopMap(SYSTEM, boundary).loops.find((loop) => loop.id === id);

test('every arrow with retries carries a loop through all that it leads to', () => {
  expect(
    loopMap(SYSTEM)
      .loops.filter(({ carrier }) => carrier === 'retry')
      .map(({ id }) => id),
  ).toEqual(['retry: users -> front', 'retry: front -> back', 'retry: back -> store']);
  expect(loopNamed('retry: front -> back')).toMatchObject({
    sign: '+',
    components: ['front', 'back', 'store'],
    arrows: ['front -> back', 'back -> store'],
    within: ['retry: users -> front'],
    heldBy: [],
  });
  expect(loopNamed('retry: back -> store')).toMatchObject({
    within: ['retry: users -> front', 'retry: front -> back'],
    heldBy: ['calls["back -> store"].retryBudget'],
  });
});

test('retries of three tiers multiply: 4 × 4 × 4 attempts at the last (SRE book)', () => {
  const attempts = Object.fromEntries(
    loopMap(SYSTEM).arrows.map(({ name, attemptsPerCall }) => [name, attemptsPerCall]),
  );

  expect(attempts).toEqual({ 'users -> front': 4, 'front -> back': 16, 'back -> store': 64, 'front -> log': 4 });
});

test('an arrow knows the loops that go through it', () => {
  const arrow = loopMap(SYSTEM).arrows.find(({ name }) => name === 'front -> log');

  expect(arrow?.loops).toEqual(['retry: users -> front']);
});

test('a queue limit closes a loop of the other sign', () => {
  expect(loopNamed('refusal: store')).toMatchObject({
    sign: '−',
    components: ['store'],
    arrows: ['back -> store'],
    within: [],
  });
});

test('a breaker brakes its arrow', () => {
  const guards = { ...SYSTEM.guards, calls: { 'users -> front': { circuitBreaker: {} } } };

  expect(loopMap({ ...SYSTEM, guards }).loops.find(({ carrier }) => carrier === 'brake')).toMatchObject({
    sign: '−',
    at: 'users -> front',
  });
});

describe('owners', () => {
  test('an arrow is whose it is said to be, else nobody’s, whoever owns its ends', () => {
    const owners = Object.fromEntries(loopMap(SYSTEM).arrows.map(({ name, owner }) => [name, owner]));

    expect(owners).toEqual({
      'users -> front': 'shop',
      'front -> back': null,
      'back -> store': null,
      'front -> log': null,
    });
    expect(loopNamed('retry: front -> back')).toMatchObject({
      owners: ['shop', 'stock'],
      unownedArrows: ['front -> back', 'back -> store'],
    });
  });

  test('a team is told what is its own and which loops go through its hands', () => {
    expect(loopMap(SYSTEM).teams).toMatchObject([
      { name: 'shop', components: ['users', 'front'], arrows: ['users -> front'] },
      { name: 'stock', components: ['back', 'store'], arrows: [] },
    ]);
    expect(loopMap(SYSTEM).teams[1]?.loops).toContain('refusal: store');
    expect(loopMap(SYSTEM).teams[0]?.loops).not.toContain('refusal: store');
  });
});

describe('a boundary', () => {
  test.each([
    [['users', 'front', 'back', 'store', 'log'], 'enclosed'],
    [['front', 'back', 'store'], 'cut'],
    [['log'], 'cut'],
    [[], 'outside'],
  ])('of %j: the outer loop is %s', (boundary, state) => {
    expect(loopNamed('retry: users -> front', boundary)?.boundary).toBe(state);
  });

  test('that holds the inner loops only', () => {
    expect(loopNamed('retry: back -> store', ['front', 'back', 'store'])?.boundary).toBe('enclosed');
    expect(loopNamed('retry: back -> store')?.boundary).toBeNull();
  });
});

test('without retries there is no loop of retries', () => {
  const off = {
    calls: { 'users -> front': { retry: 'off' as const }, 'front -> back': { retry: { maxAttempts: 1 } } },
    servers: {},
  };

  expect(loopMap({ ...SYSTEM, guards: off }).loops).toEqual([]);
});
