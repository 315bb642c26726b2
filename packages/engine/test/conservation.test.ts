import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partOf, simulate, type PartRecord, type Run } from '../src/index.ts';
import { begin } from '../src/simulate.ts';
import type { World } from '../src/world.ts';
import { anyScenario } from './scenarios.fixture.ts';
import { ARROW, planOf, runOf, shop, shopGuards, sum, totalsOf, type WrittenScenario } from './written.fixture.ts';

/** What comes in goes out, or is still there: on every generated scenario. */

const arrowsOf = (run: Run): PartRecord[] => run.parts.filter((part) => part.kind === 'arrow');
const serversOf = (run: Run): PartRecord[] => run.parts.filter((part) => part.kind === 'server');
const clientsOf = (run: Run): PartRecord[] => run.parts.filter((part) => part.kind === 'client');

/** Checks one law on generated scenarios. */
function holds(isDrained: boolean, law: (run: Run, written: WrittenScenario) => void): void {
  fc.assert(
    fc.property(anyScenario({ isDrained }), fc.nat({ max: 1_000 }), (written, seed) =>
      law(runOf(written, {}, seed), written),
    ),
    { numRuns: isDrained ? 150 : 60 },
  );
}

describe('when everything has drained', () => {
  test('every call has ended, OK or failed', () => {
    holds(true, (run) => {
      for (const { name, totals } of clientsOf(run)) {
        expect(totals['good']! + totals['late']! + totals['failed']!, name).toBe(totals['offered']);
      }
    });
  });

  test('every attempt has an outcome, and every failed one a retry or the end of its call', () => {
    holds(true, (run) => {
      for (const arrow of arrowsOf(run)) {
        const client = partOf(run, arrow.name.split(' -> ')[0]!).totals;
        const { attempts, calls, error, good, ok, retries, shed, timeout, vetoed } = arrow.totals;
        expect(ok! + error! + timeout! + shed!, arrow.name).toBe(attempts);
        expect(calls).toBe(client['offered']);
        expect(calls! + retries!).toBe(attempts);
        expect(error! + timeout! + shed!).toBe(retries! + client['failed']!);
        expect(ok).toBe(client['good']! + client['late']!);
        expect(good).toBe(client['good']);
        expect(vetoed).toBeLessThanOrEqual(client['failed']!);
      }
    });
  });

  test('whatever was sent has arrived, and whatever arrived was served or shed', () => {
    holds(true, (run) => {
      for (const { name, totals } of serversOf(run)) {
        const arrows = arrowsOf(run).filter((arrow) => arrow.name.endsWith(` -> ${name}`));
        expect(sum(arrows.map((arrow) => arrow.totals['attempts']!)), name).toBe(totals['arrivals']);
        expect(totals['served']! + totals['shed']!).toBe(totals['arrivals']);
      }
    });
  });

  test('every refusal reaches its caller: as a refusal, or as a timeout where it was silent or slow', () => {
    holds(true, (run, written) => {
      for (const { name, totals } of serversOf(run)) {
        const arrows = arrowsOf(run).filter((arrow) => arrow.name.endsWith(` -> ${name}`));
        const heard = sum(arrows.map((arrow) => arrow.totals['shed']!));
        const timeouts = sum(arrows.map((arrow) => arrow.totals['timeout']!));
        const { refusal } = (written.components[name] as { server: { refusal: string } }).server;
        const areDirect = arrows.every((arrow) => (written.arrows![arrow.name] as { delay: string }).delay === '0ms');
        if (refusal === 'silent') expect(heard).toBe(0);
        else if (areDirect) expect(heard).toBe(totals['shed']);
        expect(heard + timeouts).toBeGreaterThanOrEqual(totals['shed']!);
      }
    });
  });

  test('work is useful or wasted: what was served was answered in time, or its caller had left', () => {
    holds(true, (run, written) => {
      for (const { name, totals } of serversOf(run)) {
        const arrows = arrowsOf(run).filter((arrow) => arrow.name.endsWith(` -> ${name}`));
        const answered = sum(arrows.map((arrow) => arrow.totals['ok']! + arrow.totals['error']!));
        const areDirect = arrows.every((arrow) => (written.arrows![arrow.name] as { delay: string }).delay === '0ms');
        expect(totals['errors']).toBeLessThanOrEqual(totals['served']!);
        if (areDirect) expect(answered).toBe(totals['served']! - totals['wasted']!);
        else expect(answered).toBeLessThanOrEqual(totals['served']! - totals['wasted']!);
      }
    });
  });

  test('nobody holds anything: no call, no attempt', () => {
    fc.assert(
      fc.property(anyScenario({ isDrained: true }), fc.nat({ max: 1_000 }), (written, seed) => {
        const simulation = begin(planOf(written), seed);
        simulation.finish();

        // No door shows rows: what is held shows outside only as memory.
        const { attempts, calls } = (simulation as unknown as { world: World }).world;
        expect({ attempts: attempts.liveCount, calls: calls.liveCount }).toEqual({ attempts: 0, calls: 0 });
      }),
      { numRuns: 100 },
    );
  });

  test('Little’s law holds to the microsecond: the area under a queue is the sum of the waits in it', () => {
    holds(true, (run) => {
      for (const { durations, name, totals } of serversOf(run)) {
        expect(durations['wait']!.count, name).toBe(totals['served']);
        // Averages over 4 buckets of 1000 s are recombined here: some 1e-16 of rounding each, of values below 1e10 µs.
        expect(totals['queue']! * run.durationUs).toBeCloseTo(durations['wait']!.sumUs, 4);
        expect(totals['inSystem']! * run.durationUs).toBeCloseTo(durations['sojourn']!.sumUs, 4);
        expect(totals['busy']! * run.durationUs).toBeCloseTo(durations['sojourn']!.sumUs - durations['wait']!.sumUs, 4);
      }
    });
  });

  test('Little’s law holds for callers: without retries, the area in flight is the sum of the latencies', () => {
    const patient = shop({
      duration: '60s',
      arrivals: { poisson: '50/s' },
      client: { schedule: [{ at: '30s', rate: '0/s' }] },
      server: { workers: 2, service: { exponential: '35ms' } },
      delay: '5ms',
    });

    const run = runOf(patient);

    expect(totalsOf(run, ARROW)['inFlight']! * 60e6).toBeCloseTo(partOf(run, ARROW).durations['latency']!.sumUs, 3);
  });
});

describe('at any moment', () => {
  test('in a bucket in which nothing happens, levels are what has come and not gone', () => {
    let quietBuckets = 0;
    holds(false, (run) => {
      for (const arrow of arrowsOf(run)) {
        const client = partOf(run, arrow.name.split(' -> ')[0]!);
        quietBuckets += checkQuiet(run, arrow, {
          changes: ['attempts', 'ok', 'error', 'timeout', 'shed'],
          level: (level) => level('inFlight'),
          held: (count) => count('attempts') - count('ok') - count('error') - count('timeout') - count('shed'),
        });
        const isQuiet = (index: number): boolean => CALL_ENDS.every((key) => client.series[key]![index] === 0);
        checkQuiet(run, arrow, {
          changes: ['attempts', 'ok', 'error', 'timeout', 'shed'],
          isQuiet,
          level: (level) => level('inFlight') + level('backingOff'),
          held: (count, index) =>
            count('calls') - sum(CALL_ENDS.map((key) => sum(client.series[key]!.slice(0, index)))),
        });
      }
      for (const server of serversOf(run)) {
        checkQuiet(run, server, {
          changes: ['arrivals', 'served', 'shed'],
          level: (level) => level('inSystem'),
          held: (count) => count('arrivals') - count('served') - count('shed'),
        });
      }
    });
    expect(quietBuckets).toBeGreaterThan(1_000);
  });

  test('attempts are calls and retries, and there are at most `maxAttempts` of a call', () => {
    holds(false, (run, written) => {
      for (const { name, series, totals } of arrowsOf(run)) {
        const guards = (written.guards!.calls as Record<string, WrittenCallerGuards>)[name]!;
        for (let i = 0; i < run.bucketCount; i++)
          expect(series['attempts']![i]).toBe(series['calls']![i]! + series['retries']![i]!);
        expect(totals['attempts']).toBeLessThanOrEqual(totals['calls']! * (guards.retry?.maxAttempts ?? 1));
        if (guards.retryBudget === undefined) expect(totals['vetoed']).toBe(0);
        else
          expect(totals['retries']).toBeLessThanOrEqual(
            guards.retryBudget.ratio * totals['calls']! + guards.retryBudget.burst + 1e-9,
          );
      }
    });
  });

  test('no more workers are busy than there are, no more attempts wait than may', () => {
    holds(false, (run, written) => {
      for (const { name, series } of serversOf(run)) {
        const { workers } = (written.components[name] as { server: { workers: number } }).server;
        const guards = (written.guards!.servers as Record<string, { queueLimit?: { capacity: number } }>)[name]!;
        expect(Math.max(...series['busy']!)).toBeLessThanOrEqual(workers);
        expect(Math.max(...series['utilisation']!)).toBeLessThanOrEqual(1);
        expect(Math.max(...series['queue']!)).toBeLessThanOrEqual(guards.queueLimit?.capacity ?? Infinity);
        expect(Math.min(...series['busy']!, ...series['queue']!)).toBeGreaterThanOrEqual(0);
        for (let i = 0; i < run.bucketCount; i++) {
          expect(series['inSystem']![i]).toBe(series['queue']![i]! + series['busy']![i]!);
          expect(series['utilisation']![i]).toBe(series['busy']![i]! / workers);
        }
      }
    });
  });

  test('no worker idles while somebody waits, but for those an outage took away', () => {
    const busy = shop({
      duration: '60s',
      bucket: '10ms',
      arrivals: { poisson: '80/s' },
      server: { workers: 3, service: { exponential: '40ms' } },
    });

    const { busy: workers, queue } = partOf(runOf(busy), 'checkout').series;

    // Somebody waited all through a bucket if at least one did on average and nobody came or went; then all 3 worked.
    const waiting = [...queue!.keys()].filter(
      (i) => Number.isInteger(queue![i]) && queue![i]! > 0 && queue![i + 1] === queue![i],
    );
    expect(waiting.length).toBeGreaterThan(100);
    for (const index of waiting) expect(workers![index]).toBe(3);
  });

  test('rows are used again: millions of attempts, of which few are held at once, pass under a small limit', () => {
    const plan = planOf(
      shop({
        duration: '2000s',
        bucket: '100s',
        arrivals: { poisson: '150/s' },
        server: { workers: 2, service: { exponential: '10ms' }, errors: 0.1 },
        delay: '1ms',
      }),
      shopGuards(
        { timeout: { after: '50ms' }, retry: { maxAttempts: 3, baseDelay: '10ms' } },
        { queueLimit: { capacity: 20 } },
      ),
    );

    // At most 20 wait, 2 are served, and some hundred per second are on the wire for 1 ms.
    const run = simulate({ ...plan, limits: { ...plan.limits, liveAttempts: 60 } }, 1);

    expect(totalsOf(run, ARROW)['attempts']).toBeGreaterThan(300_000);
    expect(run.ended).toBe('at-time');
  });
});

const CALL_ENDS = ['good', 'late', 'failed'];

interface WrittenCallerGuards {
  readonly retry?: { readonly maxAttempts: number };
  readonly retryBudget?: { readonly ratio: number; readonly burst: number };
}

interface Balance {
  /** A bucket in which none of these happened is quiet. */
  readonly changes: readonly string[];
  readonly isQuiet?: (index: number) => boolean;
  readonly level: (level: (key: string) => number) => number;
  /** What is there, by what has come and gone before a bucket. */
  readonly held: (count: (key: string) => number, index: number) => number;
}

/** Holds levels against counts in every quiet bucket and says how many there were. */
function checkQuiet(
  run: Run,
  { name, series }: PartRecord,
  { changes, held, isQuiet = () => true, level }: Balance,
): number {
  const counted: Record<string, number> = {};
  let quietBuckets = 0;
  for (let index = 0; index < run.bucketCount; index++) {
    if (changes.every((key) => series[key]![index] === 0) && isQuiet(index)) {
      quietBuckets++;
      const expected = held((key) => counted[key] ?? 0, index);
      if (level((key) => series[key]![index]!) !== expected) {
        expect.fail(
          `${name}: at bucket ${index} the levels say ${level((key) => series[key]![index]!)}, the counts ${expected}`,
        );
      }
    }
    for (const key of [...changes, 'calls']) counted[key] = (counted[key] ?? 0) + (series[key]?.[index] ?? 0);
  }
  return quietBuckets;
}
