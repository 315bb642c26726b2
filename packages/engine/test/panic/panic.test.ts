import { describe, expect, test } from 'vitest';
import { compile, mergeGuards, simulate, type Run } from '../../src/index.ts';
import { guardSettingsSchema } from '../../src/schema.ts';
import { begin } from '../../src/simulate.ts';
import type { World } from '../../src/world.ts';
import { ARROW, parseGuards, parseScenario, planOf, runOf, seriesOf, sum, totalsOf } from '../written.fixture.ts';
import { panicking, SIGNALS, STORM, USUAL } from './panic.fixture.ts';

const SECONDS = 1e6;
const panics = (run: Run) => run.marks.filter(({ kind }) => kind.startsWith('panic'));
const goodAfter = (run: Run, second: number) => sum(seriesOf(run, 'users', 'good').slice(second));

describe('a retry storm', () => {
  const kinds = Object.keys(SIGNALS) as (keyof typeof SIGNALS)[];
  const runs = new Map(kinds.map((kind) => [kind, runOf(STORM, panicking(kind))]));

  test('goes on for ever under the usual guards', () => {
    expect(goodAfter(runOf(STORM, USUAL), 40)).toBe(0);
  });

  test.each(kinds)(
    'is noticed by %s within five seconds, is over ten seconds later, and does not come back',
    (kind) => {
      const run = runs.get(kind)!;

      const [begins, ends, ...others] = panics(run);
      expect(begins!.kind).toBe('panic-begins');
      expect(begins!.atUs).toBeGreaterThanOrEqual(20 * SECONDS);
      expect(begins!.atUs).toBeLessThanOrEqual(25 * SECONDS);
      expect(ends!.kind).toBe('panic-ends');
      expect(ends!.atUs).toBeLessThanOrEqual(40 * SECONDS);
      expect(others).toEqual([]);
      // 80 s at 100/s with a standard deviation of √8000: five of them are 450.
      expect(goodAfter(run, 40)).toBeGreaterThan(8_000 - 450);
    },
  );

  test('guards change at ticks only, and stay for as long as is said at least', () => {
    const run = runOf(STORM, panicking('goodputShare', { every: '700ms', atLeast: '30s' }));

    const [begins, ends] = panics(run);
    expect(begins).toEqual({ atUs: 21 * SECONDS, kind: 'panic-begins', name: 'panicMode', part: ARROW });
    expect(ends!.atUs % (0.7 * SECONDS)).toBe(0);
    expect(ends!.atUs - begins!.atUs).toBeGreaterThanOrEqual(30 * SECONDS);
    expect(ends!.atUs - begins!.atUs).toBeLessThan(31 * SECONDS);
  });

  test('a mode that may end at once goes back and forth: without retries nothing tells it that they would come back', () => {
    const run = runOf(STORM, panicking('retryShare', { atLeast: '0ms' }));

    expect(panics(run).length).toBeGreaterThan(4);
  });
});

describe('a standstill', () => {
  const STANDSTILL = {
    ...STORM,
    triggers: { gone: { at: '20s', for: '10s', capacityLoss: { of: 'checkout', share: 1 } } },
  };

  test('is a queue’s growing delay though nobody’s turn comes', () => {
    const [begins] = panics(runOf(STANDSTILL, panicking('minQueueDelay')));

    expect(begins!.atUs).toBeGreaterThan(20 * SECONDS);
    expect(begins!.atUs).toBeLessThanOrEqual(22 * SECONDS);
  });
});

describe('without a reason to panic', () => {
  const CALM = { ...STORM, triggers: {} };

  test('a run is the same with a panic mode as without, to the bit', () => {
    const [usual, prepared] = [runOf(CALM, USUAL), runOf(CALM, panicking('retryShare'))];

    expect(panics(prepared)).toEqual([]);
    expect(prepared.digest).toBe(usual.digest);
    expect(totalsOf(prepared, 'checkout')).toEqual(totalsOf(usual, 'checkout'));
  });

  test('shares of a few attempts say nothing', () => {
    const quiet = {
      ...CALM,
      components: {
        ...CALM.components,
        users: { client: { arrivals: { constant: '2/s' }, goodWithin: '1s' } },
        checkout: { server: { workers: 1, service: { constant: '1ms' }, errors: 1 } },
      },
    };

    expect(panics(runOf(quiet, panicking('goodputShare')))).toEqual([]);
    const sensitive = { goodputShare: { ...SIGNALS.goodputShare, minimum: 5 } };
    expect(panics(runOf(quiet, panicking('goodputShare', { signal: sensitive }))).length).toBeGreaterThan(0);
  });
});

test('a call counts as good within the time that is said', () => {
  const within = (time: string) => {
    const signal = { goodputShare: { ...SIGNALS.goodputShare, within: time } };
    return panics(runOf({ ...STORM, triggers: {} }, panicking('goodputShare', { signal }))).length;
  };

  expect(within('1ms')).toBeGreaterThan(0);
  expect(within('900ms')).toBe(0);
});

test('guards that are the same in both sets go on as they were: a bulkhead counts what was sent before', () => {
  const { panicMode } = panicking('goodputShare').system as { panicMode: Record<string, unknown> };
  const guards = {
    calls: { [ARROW]: { timeout: { after: '1s' }, bulkhead: { maxInFlight: 30 } } },
    system: { panicMode: { ...panicMode, calls: { [ARROW]: { timeout: { after: '2s' } } }, servers: {} } },
  };

  const run = runOf(STORM, guards);

  expect(panics(run).length).toBeGreaterThan(0);
  expect(Math.max(...seriesOf(run, ARROW, 'inFlight'))).toBeLessThanOrEqual(30);
});

test('whoever waits is lined up by the order that is in force', () => {
  const oldestFirst = planOf(STORM, { ...USUAL, servers: {} });
  const newestFirst = planOf(
    STORM,
    panicking('goodputShare', { servers: { checkout: { queueOrder: { kind: 'lifo' } } } }),
  );

  const [run, usual] = [simulate(newestFirst, 1), simulate(oldestFirst, 1)];

  // While the newest go first some are good though all that stood in line before are not.
  expect(sum(seriesOf(run, 'users', 'good').slice(22, 29))).toBeGreaterThan(
    sum(seriesOf(usual, 'users', 'good').slice(22, 29)),
  );
});

test('nothing is left behind where guards change to and fro under calls that wait, are sent, or are due again', () => {
  const signal = { retryShare: { of: ARROW, engageAbove: 0.2, disengageBelow: 0.1 } };
  const written = {
    ...STORM,
    duration: '400s',
    bucket: '100s',
    components: {
      ...STORM.components,
      users: { client: { arrivals: { poisson: '100/s' }, goodWithin: '1s', schedule: [{ at: '60s', rate: '0/s' }] } },
    },
  };
  const guarded = {
    retry: { maxAttempts: 4, baseDelay: '200ms' },
    retryConcurrency: { ratio: 0.5 },
    timeout: { after: '1s' },
  };
  const swapped = { retry: 'off', retryConcurrency: { ratio: 0.4 }, bulkhead: { maxInFlight: 200 } };
  const limited = { concurrencyLimit: { vegas: {} } };
  const plan = planOf(written, {
    calls: { [ARROW]: guarded },
    servers: { checkout: { queueLimit: { capacity: 400 } } },
    system: {
      panicMode: {
        signal,
        atLeast: '0ms',
        every: '300ms',
        calls: { [ARROW]: swapped },
        servers: { checkout: limited },
      },
    },
  });

  const simulation = begin(plan, 1);
  const run = simulation.finish();

  const { attempts, calls } = (simulation as unknown as { world: World }).world;
  expect(panics(run).length).toBeGreaterThan(4);
  expect([attempts.liveCount, calls.liveCount]).toEqual([0, 0]);
  const { error, ok, retries, shed, timeout, attempts: sent } = totalsOf(run, ARROW);
  expect(ok! + error! + timeout! + shed!).toBe(sent);
  expect(retries).toBeGreaterThan(100);
});

describe('as it is written', () => {
  const base = parseGuards(panicking('retryShare'));

  test('defaults are filled in', () => {
    expect(base.system!.panicMode).toEqual({
      signal: { retryShare: { of: ARROW, engageAbove: 0.5, disengageBelow: 0.1, minimum: 20 } },
      every: 1_000_000,
      atLeast: 10_000_000,
      calls: { [ARROW]: { retry: 'off' } },
      servers: { checkout: { queueLimit: { capacity: 20 } } },
    });
  });

  test('the upper one wins as a whole, `off` removes it, and nothing said leaves it', () => {
    const other = parseGuards(panicking('minQueueDelay'));

    expect(mergeGuards(base, other).system).toEqual(other.system);
    expect(mergeGuards(base, parseGuards({ system: { panicMode: 'off' } })).system).toBeUndefined();
    expect(mergeGuards(base, parseGuards({})).system).toEqual(base.system);
  });

  test('a schema for certain guards has it only where it is allowed, with those guards in it', () => {
    const allowed = { calls: { [ARROW]: ['retry'] }, servers: { checkout: ['queueLimit'] } };
    const written = { system: panicking('retryShare').system };
    const stricter = panicking('retryShare', { servers: { checkout: { codel: {} } } });

    expect(guardSettingsSchema(allowed).safeParse(written).success).toBe(false);
    const schema = guardSettingsSchema({ ...allowed, system: ['panicMode'] });
    expect(schema.safeParse(written).success).toBe(true);
    expect(schema.safeParse({ system: stricter.system }).success).toBe(false);
  });

  test.each<[string, Record<string, unknown>, (string | number)[]]>([
    [
      'a signal of something that has none',
      { signal: { minQueueDelay: { ...SIGNALS.minQueueDelay, of: 'users' } } },
      ['signal', 'minQueueDelay', 'of'],
    ],
    [
      'thresholds that overlap',
      { signal: { retryShare: { of: ARROW, engageAbove: 0.3, disengageBelow: 0.3 } } },
      ['signal', 'retryShare'],
    ],
    [
      'thresholds that overlap, the other way round',
      { signal: { goodputShare: { of: ARROW, engageBelow: 0.5, disengageAbove: 0.4 } } },
      ['signal', 'goodputShare'],
    ],
    ['a place that is not there', { servers: { search: {} } }, ['servers', 'search']],
  ])('%s is a mistake', (_, over, path) => {
    const guards = parseGuards(panicking('retryShare', over));
    const scenario = parseScenario({ ...STORM, guards: panicking('retryShare', over) });

    const { diagnostics } = compile(parseScenario(STORM), guards);
    expect(diagnostics.map((each) => [each.source, each.path])).toEqual([['guards', ['system', 'panicMode', ...path]]]);
    expect(compile(scenario).diagnostics.map((each) => [each.source, each.path])).toEqual([
      ['scenario', ['guards', 'system', 'panicMode', ...path]],
    ]);
  });

  test('two signals, or none, are refused', () => {
    const schema = guardSettingsSchema();
    expect(schema.safeParse({ system: panicking('retryShare', { signal: {} }).system }).success).toBe(false);
    expect(schema.safeParse({ system: panicking('retryShare', { signal: SIGNALS }).system }).success).toBe(false);
  });
});
