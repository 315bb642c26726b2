import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partOf, type PartRecord, type Run } from '../src/index.ts';
import { begin } from '../src/simulate.ts';
import type { World } from '../src/world.ts';
import { anyTieredScenario } from './scenarios.fixture.ts';
import { planOf, runOf, sum, totalsOf, type WrittenScenario } from './written.fixture.ts';

/** What comes in goes out, or is still there, at every tier: on generated systems of two and three of them. */

const partsOf = (run: Run, kind: PartRecord['kind']): PartRecord[] => run.parts.filter((part) => part.kind === kind);
const arrowsTo = (run: Run, name: string): PartRecord[] =>
  partsOf(run, 'arrow').filter((arrow) => arrow.name.endsWith(` -> ${name}`));
const callsOf = (run: Run, key: string, name: string): number => totalsOf(run, name)[key]!;
/** Calls on an arrow that ended OK. */
const okCalls = (run: Run, name: string): number => partOf(run, name).durations['latency']!.count;

function holds(law: (run: Run, written: WrittenScenario) => void): void {
  fc.assert(
    fc.property(anyTieredScenario({ isDrained: true }), fc.nat({ max: 1_000 }), (written, seed) =>
      law(runOf(written, {}, seed), written),
    ),
    { numRuns: 150 },
  );
}

/** Servers that call onward, with what they call. */
function callingServers(written: WrittenScenario) {
  return Object.entries(written.components).flatMap(([name, settings]) => {
    const { calls } = (settings as { server?: WrittenServer }).server ?? {};
    if (calls === undefined) return [];
    const to = (calls.inSequence ?? calls.inParallel)!.map((callee) => `${name} -> ${callee}`);
    return [{ name, to, isSequence: calls.inSequence !== undefined, until: calls.until ?? 'all' }];
  });
}

interface WrittenServer {
  readonly calls?: {
    readonly inSequence?: readonly string[];
    readonly inParallel?: readonly string[];
    readonly until?: 'all' | 'quorum' | 'first';
  };
}

describe('when everything has drained', () => {
  test('every call has ended, and every attempt has one outcome', () => {
    holds((run) => {
      const { failed, good, late, offered } = totalsOf(run, 'users');
      expect(good! + late! + failed!).toBe(offered);
      for (const { name, totals } of partsOf(run, 'arrow')) {
        const { attempts, blocked, calls, error, expired, ok, retries, shed, timeout } = totals;
        const unsent = calls! + retries! - attempts!;
        expect(ok, name).toBe(okCalls(run, name));
        expect(unsent).toBeGreaterThanOrEqual(0);
        // An attempt that a gate blocked or that came too late was never sent; one that a server dropped as expired was.
        expect(unsent).toBeLessThanOrEqual(blocked! + expired!);
        const ended = ok! + error! + timeout! + shed! + blocked! + expired!;
        expect(ended).toBeGreaterThanOrEqual(attempts!);
        expect(ended).toBeLessThanOrEqual(attempts! + blocked! + expired!);
      }
    });
  });

  test('whatever was sent has arrived, and whatever arrived was served, shed or dropped as expired', () => {
    holds((run) => {
      for (const { name, totals } of partsOf(run, 'server')) {
        expect(sum(arrowsTo(run, name).map((arrow) => arrow.totals['attempts']!)), name).toBe(totals['arrivals']);
        expect(totals['served']! + totals['shed']! + totals['expired']!).toBe(totals['arrivals']);
      }
    });
  });

  test('in sequence each is called as often as the one before it ended OK, and the last says how the attempt ends', () => {
    let checked = 0;
    holds((run, written) => {
      for (const { name, to, isSequence } of callingServers(written)) {
        if (!isSequence) continue;
        const { errors, served } = totalsOf(run, name);
        expect(callsOf(run, 'calls', to[0]!)).toBeLessThanOrEqual(served!);
        for (const [index, arrow] of to.entries()) {
          if (index > 0) expect(callsOf(run, 'calls', arrow), arrow).toBe(okCalls(run, to[index - 1]!));
        }
        expect(served! - errors!).toBe(okCalls(run, to.at(-1)!));
        checked += served!;
      }
    });
    expect(checked).toBeGreaterThan(1_000);
  });

  test('in parallel all are called equally often, and an attempt ends OK with all, or with one, of its calls', () => {
    let checked = 0;
    holds((run, written) => {
      for (const { name, to, isSequence, until } of callingServers(written)) {
        if (isSequence) continue;
        const { errors, served } = totalsOf(run, name);
        const ok = to.map((arrow) => okCalls(run, arrow));
        expect(new Set(to.map((arrow) => callsOf(run, 'calls', arrow))).size, name).toBe(1);
        // Of one or two, a quorum are all.
        if (until === 'first') {
          expect(served! - errors!).toBeGreaterThanOrEqual(Math.max(...ok));
          expect(served! - errors!).toBeLessThanOrEqual(sum(ok));
        } else expect(served! - errors!).toBeLessThanOrEqual(Math.min(...ok));
        if (to.length === 1) expect(served! - errors!).toBe(ok[0]);
        checked += served!;
      }
    });
    expect(checked).toBeGreaterThan(1_000);
  });

  test('nobody holds anything: no call, no attempt, whatever was refused, given up or dropped on the way', () => {
    fc.assert(
      fc.property(anyTieredScenario({ isDrained: true }), fc.nat({ max: 1_000 }), (written, seed) => {
        const simulation = begin(planOf(written), seed);
        const run = simulation.finish();

        const { attempts, calls } = (simulation as unknown as { world: World }).world;
        expect({ attempts: attempts.liveCount, calls: calls.liveCount }).toEqual({ attempts: 0, calls: 0 });
        for (const { name, series } of partsOf(run, 'server')) {
          expect([series['queue']!.at(-1), series['busy']!.at(-1)], name).toEqual([0, 0]);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('Little’s law holds at every station: areas are sums of waits and sojourns, held workers included', () => {
    holds((run) => {
      for (const { durations, name, totals } of partsOf(run, 'server')) {
        // Those dropped when their turn had come have waited and no sojourn: they leave the area of the queue only.
        if (totals['expired']! > 0) continue;
        // Averages over 4 buckets of 2000 s are recombined here: some 1e-16 of rounding each, of values below 1e11 µs.
        expect(totals['queue']! * run.durationUs, name).toBeCloseTo(durations['wait']!.sumUs, 3);
        expect(totals['inSystem']! * run.durationUs).toBeCloseTo(durations['sojourn']!.sumUs, 3);
        expect(totals['busy']! * run.durationUs).toBeCloseTo(durations['sojourn']!.sumUs - durations['wait']!.sumUs, 3);
      }
    });
  });
});

test('at any moment no more workers are busy than there are, those that wait for their calls included', () => {
  fc.assert(
    fc.property(anyTieredScenario(), fc.nat({ max: 1_000 }), (written, seed) => {
      const run = runOf(written, {}, seed);
      for (const { name, series } of partsOf(run, 'server')) {
        const { workers } = (written.components[name] as { server: { workers: number } }).server;
        expect(Math.max(...series['busy']!), name).toBeLessThanOrEqual(workers);
        expect(Math.min(...series['busy']!, ...series['queue']!)).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 60 },
  );
});
