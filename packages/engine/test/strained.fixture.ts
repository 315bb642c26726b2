import fc from 'fast-check';
import { anyScenario, anyTieredScenario } from './scenarios.fixture.ts';
import type { WrittenScenario } from './written.fixture.ts';

/**
 * The generated scenarios, of one tier and of several, drained, and besides: calls are hedged and paced, callers say when
 * they stop waiting, servers stop then or do not, arrows lose or refuse what is sent, and a panic mode exchanges guards.
 */
export const anyStrainedScenario: fc.Arbitrary<WrittenScenario> = fc
  .oneof(anyScenario({ isDrained: true }), anyTieredScenario({ isDrained: true }))
  .chain((written) => {
    const arrows = Object.keys(written.arrows!);
    return fc
      .record({
        calls: fc.tuple(...arrows.map(() => anyAddition)),
        stopsCancelled: fc.boolean(),
        partitions: fc.array(anyPartition(arrows), { maxLength: 2 }),
        panic: fc.option(anyPanic(arrows), { nil: undefined }),
      })
      .map((added) => strain(written, added));
  });

const millis = (min: number, max: number) => fc.integer({ min, max }).map((count) => `${count}ms`);

const anyAddition = fc.record(
  {
    hedging: fc.record({
      maxAttempts: fc.integer({ min: 2, max: 3 }),
      delay: fc.oneof(fc.record({ fixed: millis(0, 200) }), fc.record({ percentile: fc.constantFrom(0.5, 0.9) })),
      maxExtraLoad: fc.constantFrom('unlimited', 0, 0.3, 1),
      burst: fc.integer({ min: 1, max: 20 }),
      cancels: fc.boolean(),
    }),
    // Never so slow that those in line are not through by the end.
    adaptiveRateLimit: fc.record({ minPerSecond: fc.constantFrom(5, 50) }),
    retryConcurrency: fc.record({ ratio: fc.constantFrom(0.2, 1) }),
    circuitBreaker: fc.constant({ window: { count: 10 }, openFor: '300ms', probes: 2 }),
    cancels: fc.boolean(),
  },
  { requiredKeys: [] },
);

const anyPartition = (arrows: readonly string[]) =>
  fc.record({
    at: millis(0, 4_000),
    for: millis(1, 3_000),
    partition: fc.record({
      of: fc.constantFrom(...arrows),
      share: fc.constantFrom(1, 1, 0.3),
      refuses: fc.boolean(),
    }),
  });

const anyPanic = (arrows: readonly string[]) =>
  fc.record({
    signal: fc
      .constantFrom(...arrows)
      .chain((of) =>
        fc.constantFrom(
          { retryShare: { of, engageAbove: 0.1, disengageBelow: 0.05, minimum: 1 } },
          { goodputShare: { of, engageBelow: 0.9, disengageAbove: 0.95, minimum: 1 } },
          { minQueueDelay: { of: of.split(' -> ')[1]!, engageAbove: '10ms', disengageBelow: '5ms' } },
        ),
      ),
    every: fc.constantFrom('100ms', '700ms'),
    atLeast: fc.constantFrom('0ms', '1s'),
    calls: fc
      .constantFrom(...arrows)
      .chain((of) =>
        fc.constantFrom(
          { [of]: { retry: 'off', hedging: 'off' } },
          { [of]: { hedging: { delay: { fixed: '20ms' } }, retryConcurrency: { ratio: 0.5 } } },
          { [of]: { adaptiveRateLimit: { minPerSecond: 20 }, bulkhead: { maxInFlight: 5 } } },
        ),
      ),
    servers: fc.constantFrom(...arrows).chain((arrow) => {
      const of = arrow.split(' -> ')[1]!;
      return fc.constantFrom(
        {},
        { [of]: { queueLimit: { capacity: 2 }, queueOrder: { kind: 'lifo' } } },
        { [of]: { concurrencyLimit: { aimd: { timeout: '100ms', min: 1 } } } },
      );
    }),
  });

interface Added {
  readonly calls: readonly Readonly<Record<string, unknown>>[];
  readonly stopsCancelled: boolean;
  readonly partitions: readonly unknown[];
  readonly panic: unknown;
}

function strain(written: WrittenScenario, { calls, partitions, panic, stopsCancelled }: Added): WrittenScenario {
  const usual = written.guards!.calls as Record<string, Record<string, Record<string, unknown>>>;
  const guards = Object.entries(usual).map(([arrow, place], index) => {
    const { cancels = false, ...added } = calls[index] as { cancels?: boolean };
    return [arrow, { ...place, ...added, timeout: { ...place['timeout'], cancels } }];
  });
  const components = Object.entries(written.components).map(([name, each]) => {
    const { server } = each as { server?: Record<string, unknown> };
    return [name, server === undefined ? each : { server: { ...server, stopsCancelled } }];
  });
  return {
    ...written,
    components: Object.fromEntries(components) as Record<string, unknown>,
    triggers: { ...written.triggers, ...Object.fromEntries(partitions.map((each, i) => [`partition-${i}`, each])) },
    guards: {
      ...written.guards,
      calls: Object.fromEntries(guards) as Record<string, unknown>,
      ...(panic === undefined ? {} : { system: { panicMode: panic } }),
    },
  };
}
