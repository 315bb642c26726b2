import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Run } from '../../src/index.ts';
import { begin } from '../../src/simulate.ts';
import type { World } from '../../src/world.ts';
import { planOf, sum, totalsOf, type WrittenScenario } from '../written.fixture.ts';

/**
 * What comes in goes out, whichever way it came: clients of every kind, with everything that can be set on them, whose load
 * is cut to nothing after 5 s. By then at most some 3 000 calls have begun (200 users who think for no less than 100 ms, and
 * crowds), of at most 3 attempts of 20 ms on average on one worker: they are over long before 500 s.
 */
const millis = (min: number, max: number) => fc.integer({ min, max }).map((count) => `${count}ms`);
const perSecond = fc.integer({ min: 0, max: 60 }).map((count) => `${count}/s`);

const bursty = fc.record({
  rate: perSecond,
  factor: fc.constantFrom(1, 1.5, 2),
  burstFor: millis(1, 900),
  calmFor: millis(900, 3_000),
});
const rated = fc.record(
  {
    arrivals: fc.oneof(fc.record({ poisson: perSecond }), fc.record({ constant: perSecond }), fc.record({ bursty })),
    schedule: fc
      .array(
        fc.record({ at: millis(0, 4_999), rate: perSecond, over: millis(1, 3_000) }, { requiredKeys: ['at', 'rate'] }),
        { maxLength: 4 },
      )
      .map((steps) => steps.sort((a, b) => parseInt(a.at) - parseInt(b.at))),
    sine: fc.record({ period: millis(1_000, 9_000), amplitude: fc.constantFrom(0, 0.3, 1), peakAt: millis(0, 9_000) }),
  },
  { requiredKeys: ['arrivals', 'schedule'] },
);
const recorded = fc.record({
  arrivals: fc.oneof(
    fc.record({
      trace: fc.record({
        perSecond: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 8 }),
        bucket: millis(100, 1_500),
      }),
    }),
    fc.record({
      replay: fc.record({
        seconds: fc
          .array(fc.double({ min: 0, max: 8, noNaN: true }), { minLength: 1, maxLength: 60 })
          .map((all) => all.sort((a, b) => a - b)),
      }),
    }),
  ),
});
const closed = fc.record({
  closed: fc.record({
    users: fc.integer({ min: 0, max: 50 }),
    think: fc.oneof(fc.record({ exponential: millis(100, 900) }), fc.record({ constant: millis(100, 900) })),
  }),
});
const crowd = fc.record(
  { at: millis(0, 4_999), calls: fc.integer({ min: 1, max: 80 }), over: millis(0, 2_000), every: millis(1_000, 3_000) },
  { requiredKeys: ['at', 'calls'] },
);
const besides = fc.record(
  {
    crowds: fc.array(crowd, { minLength: 1, maxLength: 2 }),
    keys: fc.record({ zipf: fc.record({ count: fc.integer({ min: 1, max: 20 }), exponent: fc.constantFrom(0, 1.3) }) }),
    priorities: fc.constant([
      { name: 'checkout', share: 0.25 },
      { name: 'browse', share: 0.75 },
    ]),
    goodWithin: millis(1, 2_000),
  },
  { requiredKeys: ['goodWithin'] },
);
const client = fc.tuple(fc.oneof(rated, recorded, closed), besides).map(([kind, more]) => ({ ...kind, ...more }));
const spike = fc.record({
  loadSpike: fc.record({ of: fc.constant('users'), factor: fc.constantFrom(0, 0.4, 1.7, 4) }),
  at: millis(0, 3_000),
  for: millis(1, 1_900),
});

const anyDrained: fc.Arbitrary<WrittenScenario> = fc
  .record({
    client,
    spikes: fc.array(spike, { maxLength: 2 }),
    workers: fc.integer({ min: 1, max: 3 }),
    capacity: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ client: users, spikes, workers, capacity }) => ({
    duration: '500s',
    bucket: '5s',
    components: {
      users: { client: users },
      checkout: { server: { workers, service: { exponential: '20ms' }, errors: 0.1 } },
    },
    arrows: { 'users -> checkout': {} },
    triggers: {
      ...Object.fromEntries(spikes.map((each, index) => [`spike-${index}`, each])),
      crowd: { crowd: { of: 'users', calls: 30, over: '1s' }, at: '3s' },
      end: { loadSpike: { of: 'users', factor: 0 }, at: '5s', for: '495s' },
    },
    guards: {
      calls: { 'users -> checkout': { timeout: { after: '300ms' }, retry: { maxAttempts: 3 } } },
      servers: { checkout: { queueLimit: { capacity } } },
    },
  }));

describe('clients of every kind', () => {
  test('every call ends once, with its class, and when load has gone nobody holds anything any more', () => {
    fc.assert(
      fc.property(anyDrained, fc.nat({ max: 1_000 }), (written, seed) => {
        const simulation = begin(planOf(written), seed);
        const run = simulation.finish();

        const { failed, good, late, offered } = totalsOf(run, 'users');
        expect(good! + late! + failed!).toBe(offered);
        expect(totalsOf(run, 'users -> checkout')['calls']).toBe(offered);
        expectNoLoadAfter(run, 7);
        expectClassesOf(run);
        const { attempts, calls } = (simulation as unknown as { world: World }).world;
        expect({ attempts: attempts.liveCount, calls: calls.liveCount }).toEqual({ attempts: 0, calls: 0 });
      }),
      { numRuns: 80 },
    );
  });
});

/** Crowds that had gathered before load was cut go on calling to the end of their windows. */
function expectNoLoadAfter(run: Run, seconds: number): void {
  const offered = run.parts.find((part) => part.name === 'users')!.series['offered']!;
  expect(sum(offered.slice(Math.ceil(seconds / 5)))).toBe(0);
}

function expectClassesOf(run: Run): void {
  const classes = run.parts.filter((part) => part.kind === 'class');
  if (classes.length === 0) return;
  for (const key of ['offered', 'good', 'late', 'failed']) {
    expect(sum(classes.map((part) => part.totals[key]!)), key).toBe(totalsOf(run, 'users')[key]);
  }
}
