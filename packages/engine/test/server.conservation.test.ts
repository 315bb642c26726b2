import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partOf, type PartRecord, type Run } from '../src/index.ts';
import { begin } from '../src/simulate.ts';
import type { World } from '../src/world.ts';
import { anyTieredScenario } from './scenarios.fixture.ts';
import { planOf, sum, type WrittenScenario } from './written.fixture.ts';

/** What comes in goes out, or is lost and said to be: servers of several tiers that crash, fail, slow down and refuse. */

const anyService = fc.constantFrom(
  { lognormal: { median: '20ms', p99: '150ms' } },
  { hyperexponential: { mean: '40ms', cv2: 5 } },
  { bimodal: { fast: '5ms', slow: { exponential: '100ms' }, slowShare: 0.2 } },
  { empirical: { values: ['1ms', '90ms'] } },
);

const anyState = fc.record(
  {
    service: anyService,
    refusalCost: fc.constantFrom(0.3, 1),
    whenDown: fc.constantFrom('answered', 'silent'),
    slowsWith: fc.constant({ usl: { alpha: 0.1, beta: 0.05 } }),
    memory: fc.constant({ heap: 20, perAttempt: 1, atHalf: 0.2, atMost: 0.5 }),
    coldStart: fc.constant({ for: '2s', factor: 4 }),
  },
  { requiredKeys: ['service'] },
);

const anyGuards = fc.record(
  {
    queueOrder: fc.record({ kind: fc.constantFrom('priority', 'adaptiveLifo') }),
    loadShedding: fc.constantFrom({ dagor: { windowSize: 10 } }, { codel: {} }),
    concurrencyLimit: fc.constant({ fixed: { limit: 4 } }),
  },
  { requiredKeys: [] },
);

const millis = (min: number, max: number) => fc.integer({ min, max }).map((count) => `${count}ms`);
const anyTrouble = (of: string) =>
  fc
    .tuple(millis(0, 4_000), millis(1, 2_000))
    .chain(([at, lasts]) =>
      fc
        .constantFrom(
          { crash: { of } },
          { crash: { of } },
          { errorBurst: { of, share: 0.5 } },
          { errorBurst: { of, share: 0.5, fast: true } },
          { capacityLoss: { of, share: 1 } },
        )
        .map((trigger) => ({ at, for: lasts, ...trigger })),
    );

/**
 * The drained scenarios of two and three tiers, with servers in every state: their services are shorter, so that doubled
 * by a full heap, and as much again for refusing, they stay within what is allowed for there.
 */
const anyTroubled = anyTieredScenario({ isDrained: true }).chain((written) => {
  const servers = Object.keys(written.components).filter((name) => name !== 'users');
  return fc
    .record({
      states: fc.array(anyState, { minLength: servers.length, maxLength: servers.length }),
      guards: fc.array(anyGuards, { minLength: servers.length, maxLength: servers.length }),
      troubles: fc.array(fc.constantFrom(...servers).chain(anyTrouble), { minLength: 1, maxLength: 4 }),
    })
    .map(({ states, guards, troubles }): WrittenScenario => {
      const settingsOf = (name: string) => (written.components[name] as { server: object }).server;
      const guardsOf = (name: string) => written.guards!.servers![name] as object;
      return {
        ...written,
        components: {
          ...written.components,
          ...Object.fromEntries(servers.map((name, i) => [name, { server: { ...settingsOf(name), ...states[i] } }])),
        },
        triggers: Object.fromEntries(troubles.map((trouble, i) => [`trouble-${i}`, trouble])),
        guards: {
          ...written.guards,
          servers: Object.fromEntries(servers.map((name, i) => [name, { ...guardsOf(name), ...guards[i] }])),
        },
      };
    });
});

const partsOf = (run: Run, kind: PartRecord['kind']): PartRecord[] => run.parts.filter((part) => part.kind === kind);

test('when everything has drained nobody holds anything, every attempt has an outcome, and every arrival an end', () => {
  const seen = { lost: 0, turnedAway: 0, shed: 0 };
  fc.assert(
    fc.property(anyTroubled, fc.nat({ max: 1_000 }), (written, seed) => {
      const simulation = begin(planOf(written), seed);
      const run = simulation.finish();

      const { attempts, calls } = (simulation as unknown as { world: World }).world;
      expect({ attempts: attempts.liveCount, calls: calls.liveCount }).toEqual({ attempts: 0, calls: 0 });
      const { failed, good, late, offered } = partOf(run, 'users').totals;
      expect(good! + late! + failed!).toBe(offered);
      for (const { name, series, totals } of partsOf(run, 'server')) {
        const arrows = partsOf(run, 'arrow').filter((arrow) => arrow.name.endsWith(` -> ${name}`));
        expect(sum(arrows.map((arrow) => arrow.totals['attempts']!)), name).toBe(totals['arrivals']);
        const { arrivals, expired, lost, served, shed, turnedAway } = totals;
        expect(served! + shed! + expired! + lost! + turnedAway!, name).toBe(arrivals);
        for (const level of ['queue', 'busy', 'inSystem', 'oldestAge']) expect(series[level]!.at(-1), level).toBe(0);
        seen.lost += lost!;
        seen.turnedAway += turnedAway!;
        seen.shed += shed!;
      }
    }),
    { numRuns: 150 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
});

test('at any moment no more workers are at work than there are', () => {
  fc.assert(
    fc.property(anyTroubled, fc.nat({ max: 1_000 }), (written, seed) => {
      const simulation = begin(planOf({ ...written, duration: '6s', bucket: '10ms' }), seed);
      for (const { name, series } of partsOf(simulation.finish(), 'server')) {
        const { workers } = (written.components[name] as { server: { workers: number } }).server;
        expect(Math.max(...series['busy']!), name).toBeLessThanOrEqual(workers);
        expect(Math.min(...series['busy']!, ...series['queue']!, ...series['oldestAge']!)).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 30 },
  );
});
