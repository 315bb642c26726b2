import { describe, expect, test } from 'vitest';
import { planOf, runOf, seriesOf, sum } from '../written.fixture.ts';
import { expectAgreement } from '../theory/station.fixture.ts';
import { simulate } from '../../src/index.ts';
import { begin } from '../../src/simulate.ts';
import { calling, callsIn, callsOver } from './client.fixture.ts';

/** Calls of Poisson arrivals scatter by the root of their number; 5 of these are exceeded once in two million. */
function expectPoisson(counts: readonly number[], expected: readonly number[]): void {
  for (const [bucket, mean] of expected.entries()) {
    const what = `bucket ${bucket}: ${counts[bucket]} calls, expected ${mean}`;
    expect(Math.abs(counts[bucket]! - mean), what).toBeLessThanOrEqual(5 * Math.sqrt(mean));
  }
}

/**
 * A metronome's k-th call comes when k have been used up: by time t as many have come as the area under the rate, rounded
 * down. One that is due at the edge of a bucket belongs to the bucket that begins there.
 */
function metronome(area: (seconds: number) => number, seconds: number): number[] {
  const by = (time: number): number => Math.max(0, Math.floor(area(time) - 1e-6));
  return Array.from({ length: seconds }, (_, bucket) => by(bucket + 1) - by(bucket));
}

describe('a ramp', () => {
  const RAMP = { schedule: [{ at: '2s', rate: '103/s', over: '10s' }] };

  test('takes the rate along a straight line: the calls of a metronome are the area under it, to the call', () => {
    const counts = callsIn({ duration: '15s', client: { arrivals: { constant: '3/s' }, ...RAMP } });

    const area = (t: number) => 3 * t + 5 * Math.min(10, Math.max(0, t - 2)) ** 2 + 100 * Math.max(0, t - 12);
    expect(counts).toEqual(metronome(area, 15));
  });

  test('goes down to nothing, and then nobody comes', () => {
    const schedule = [{ at: '0s', rate: '0/s', over: '10s' }];
    const counts = callsIn({ duration: '12s', client: { arrivals: { constant: '20.02/s' }, schedule } });

    expect(counts).toEqual(metronome((t) => 20.02 * Math.min(t, 10) - 1.001 * Math.min(t, 10) ** 2, 12));
    expect(counts.slice(10)).toEqual([0, 0]);
  });

  test('begins where an earlier one has come to, and ends that one', () => {
    const schedule = [
      { at: '0s', rate: '100/s', over: '10s' },
      { at: '5s', rate: '0/s', over: '5s' },
      { at: '8s', rate: '7.1/s' },
    ];
    const counts = callsIn({ duration: '12s', client: { arrivals: { constant: '0/s' }, schedule } });

    // Up at 10/s each second to 50/s, then down at 10/s each second to 20/s, then 7.1/s.
    const area = (t: number) =>
      t < 5 ? 5 * t * t : t < 8 ? 125 + 50 * (t - 5) - 5 * (t - 5) ** 2 : 230 + 7.1 * (t - 8);
    expect(counts).toEqual(metronome(area, 12));
  });

  test('that is broken off has used up the area under it so far', () => {
    const schedule = [
      { at: '0s', rate: '2/s', over: '10s' },
      { at: '3s', rate: '1/s' },
    ];
    const counts = callsIn({ duration: '5s', bucket: '100ms', client: { arrivals: { constant: '0/s' }, schedule } });

    // 0.9 of the first call by then, the rest of it in 100 ms.
    expect(counts.flatMap((calls, bucket) => (calls > 0 ? [bucket] : []))).toEqual([31, 41]);
  });

  test('from nothing up begins with the call that was due when there was nothing any more', () => {
    const schedule = [
      { at: '1s', rate: '0/s' },
      { at: '3s', rate: '2/s', over: '2s' },
    ];
    const counts = callsIn({ duration: '5s', bucket: '100ms', client: { arrivals: { constant: '1/s' }, schedule } });

    expect(counts.flatMap((calls, bucket) => (calls > 0 ? [bucket] : []))).toEqual([30, 44]);
  });

  test('is met exactly by random arrivals, too', () => {
    const counts = callsOver({ duration: '14s', client: { arrivals: { poisson: '3/s' }, ...RAMP } }, 20);

    const onRamp = Array.from({ length: 10 }, (_, second) => 3 + 10 * second + 5);
    expectPoisson(
      counts,
      [3, 3, ...onRamp, 103, 103].map((mean) => 20 * mean),
    );
  });

  test('is multiplied by a load spike while that lasts', () => {
    const written = {
      duration: '12s',
      client: { arrivals: { constant: '0/s' }, schedule: [{ at: '0s', rate: '100.03/s', over: '10s' }] },
    };
    const spike = { spike: { loadSpike: { of: 'users', factor: 3 }, at: '4s', for: '2s' } };

    const area = (t: number) => (t < 10 ? 5.0015 * t * t : 500.15 + 100.03 * (t - 10));
    const spiked = (t: number) => area(t) + 2 * (area(Math.min(6, Math.max(4, t))) - area(4));
    expect(callsIn({ ...written, triggers: spike })).toEqual(metronome(spiked, 12));
  });

  test('changes when calls come, not how much is used up between them: other ramps, the same calls at the same areas', () => {
    const by = (over: string, duration: string) =>
      callsIn({
        duration,
        bucket: duration,
        client: { arrivals: { poisson: '0/s' }, schedule: [{ at: '0s', rate: '50/s', over }] },
      });

    // The area is 50 × (55 − 10 ÷ 2) = 50 × 100 ÷ 2.
    expect(by('10s', '55s')).toEqual(by('100s', '100s'));
  });
});

describe('a sine', () => {
  const swing = { period: '40s', amplitude: 0.8 };
  const expectedBy = (t: number, rate: number, peakAt = 10) => {
    const angle = (time: number) => (2 * Math.PI * (time - peakAt)) / 40;
    return rate * (t + (0.8 * 40 * (Math.sin(angle(t)) - Math.sin(angle(0)))) / (2 * Math.PI));
  };

  test('swings about the rate, from its middle up, and is its average over a period', () => {
    const counts = callsIn({ duration: '80s', client: { arrivals: { constant: '50.01/s' }, sine: swing } });

    // Followed by chords: 0.004 % of 0.8 × 50/s are never 2 calls in 80 s.
    const error = counts.map((_, i) => sum(counts.slice(0, i + 1)) - expectedBy(i + 1, 50.01));
    expect(Math.max(...error)).toBeLessThan(1);
    expect(Math.min(...error)).toBeGreaterThan(-1.1);
    expect(sum(counts.slice(40))).toBe(2000);
    expect(counts.indexOf(Math.max(...counts))).toBe(9);
    expect(counts.indexOf(Math.min(...counts))).toBeOneOf([29, 30]);
  });

  test('peaks when it is said to', () => {
    const counts = callsIn({
      duration: '40s',
      client: { arrivals: { constant: '50.01/s' }, sine: { ...swing, peakAt: '33s' } },
    });

    for (const i of counts.keys()) {
      expect(Math.abs(sum(counts.slice(0, i + 1)) - expectedBy(i + 1, 50.01, 33)), `${i}`).toBeLessThan(1.1);
    }
  });

  test('multiplies ramps and spikes', () => {
    const counts = callsOver(
      {
        duration: '40s',
        client: {
          arrivals: { poisson: '0/s' },
          schedule: [{ at: '0s', rate: '40/s', over: '40s' }],
          sine: { period: '20s', amplitude: 1 },
        },
        triggers: { spike: { loadSpike: { of: 'users', factor: 2 }, at: '20s', for: '20s' } },
      },
      20,
    );

    const rate = (t: number) => t * (1 + Math.sin((2 * Math.PI * t) / 20)) * (t < 20 ? 1 : 2);
    expectPoisson(
      counts,
      counts.map((_, second) => {
        let mean = 0;
        for (let i = 0; i < 100; i++) mean += rate(second + (i + 0.5) / 100) / 100;
        return 20 * mean;
      }),
    );
  });
});

test('a rate that changes all the time leaves nothing behind in the heap', () => {
  const written = {
    duration: '600s',
    client: { arrivals: { poisson: '0.001/s' }, sine: { period: '1s', amplitude: 1 } },
  };
  const simulation = begin(planOf(calling(written)), 1);
  simulation.finish();

  // No door shows the heap: what lies there shows outside only as memory.
  const { kernel } = (simulation as unknown as { world: { kernel: { heap: { length: number } } } }).world;
  expect(kernel.heap.length).toBeLessThan(10);
});

describe('a recorded load', () => {
  test('of rates: as many come in each bucket as were recorded, on average, and nobody afterwards', () => {
    const perSecond = [0, 40, 10, 0, 300, 25];
    const counts = callsOver({ duration: '8s', client: { arrivals: { trace: { perSecond } } } }, 20);

    expectPoisson(
      counts,
      [...perSecond, 0, 0].map((rate) => 20 * rate),
    );
  });

  test('of rates in buckets of its own', () => {
    const counts = callsOver(
      { duration: '3s', client: { arrivals: { trace: { perSecond: [400, 0, 100], bucket: '500ms' } } } },
      20,
    );

    expectPoisson(counts, [20 * 200, 20 * 50, 0]);
  });

  test('of times: a call at each, to the microsecond, and no chance in it', () => {
    const client = { arrivals: { replay: { seconds: [0, 0.25, 0.25, 1.5, 1.500001, 2.999999, 7] } } };

    expect(callsIn({ duration: '4s', bucket: '250ms', client })).toEqual([
      1, 2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0,
    ]);
    expect(runOf(calling({ duration: '4s', client }), {}, 1).digest).toBe(
      runOf(calling({ duration: '4s', client }), {}, 2).digest,
    );
  });

  test('of times under a load spike: so many times the calls, by chance where that is no whole number', () => {
    const seconds = Array.from({ length: 1200 }, (_, index) => index / 100);
    const spike = (factor: number, at: string) => ({ loadSpike: { of: 'users', factor }, at, for: '4s' });
    const counts = callsIn({
      duration: '12s',
      bucket: '4s',
      client: { arrivals: { replay: { seconds } } },
      triggers: { more: spike(2.25, '0s'), none: spike(0, '4s') },
    });

    // 400 × 2 and a quarter of 400, which scatters by √(400 × ¼ × ¾) = 8.7.
    expect(Math.abs(counts[0]! - 900)).toBeLessThan(44);
    expect(counts.slice(1)).toEqual([0, 400]);
  });
});

test.each<[string, Record<string, unknown>]>([
  ['bursts that are none', { bursty: { rate: '10/s', factor: 1, burstFor: '1s', calmFor: '1s' } }],
  ['recorded rates', { trace: { perSecond: [10], bucket: '2000s' } }],
])('%s: independent users, who scatter as Poisson calls do', (_, arrivals) => {
  const counts = callsIn({ duration: '2000s', client: { arrivals } });

  // The index of dispersion of 2000 Poisson counts is 1 ± √(2 ÷ 2000), the mean 10 ± √(10 ÷ 2000).
  const mean = sum(counts) / 2000;
  const variance = sum(counts.map((calls) => (calls - mean) ** 2)) / 1999;
  expect(Math.abs(mean - 10)).toBeLessThan(5 * 0.071);
  expect(Math.abs(variance / mean - 1)).toBeLessThan(5 * 0.032);
});

describe('bursty arrivals', () => {
  const BURSTY = { rate: '20/s', factor: 3, burstFor: '2s', calmFor: '4s' };
  const plan = planOf(calling({ duration: '1500s', client: { arrivals: { bursty: BURSTY } } }));
  const runs = Array.from({ length: 20 }, (_, index) => seriesOf(simulate(plan, index + 1), 'users', 'offered'));

  test('come at their rate on average', () => {
    expectAgreement(
      runs.map((counts) => sum(counts) / 1500),
      { expected: 20, within: 0.1, what: 'calls per second' },
    );
  });

  test('begin as they go on: in a burst with the share of time that bursts take', () => {
    const counts = callsOver(
      { duration: '100ms', bucket: '100ms', client: { arrivals: { bursty: { ...BURSTY, rate: '100/s' } } } },
      300,
    );

    // 30 calls in one run of three, none in the others: a variance of 200, and 10 of Poisson.
    expect(Math.abs(counts[0]! - 3_000)).toBeLessThan(5 * Math.sqrt(300 * 210));
  });

  test('scatter as a Markov-modulated Poisson process does: its index of dispersion at 1 s and at 10 s', () => {
    // Fischer and Meier-Hellstern 1993: for rates λ₁, λ₂ left at σ₁, σ₂ (here 60/s and 0/s, left at ½ and ¼ per second),
    // variance ÷ mean of the calls in t is 1 + 2 σ₁σ₂(λ₁ − λ₂)² ÷ (σ² (λ₁σ₂ + λ₂σ₁)) × (1 − (1 − e^−σt) ÷ σt), σ = σ₁ + σ₂.
    const dispersion = (t: number) =>
      1 + ((2 * 0.125 * 3600) / (0.5625 * 15)) * (1 - (1 - Math.exp(-0.75 * t)) / (0.75 * t));
    const measured = (counts: readonly number[], width: number) => {
      const windows = Array.from({ length: counts.length / width }, (_, i) =>
        sum(counts.slice(i * width, (i + 1) * width)),
      );
      const mean = sum(windows) / windows.length;
      return sum(windows.map((each) => (each - mean) ** 2)) / (windows.length - 1) / mean;
    };

    expectAgreement(
      runs.map((counts) => measured(counts, 1)),
      { expected: dispersion(1), within: 0.1, what: 'dispersion in 1 s' },
    );
    expectAgreement(
      runs.map((counts) => measured(counts, 10)),
      { expected: dispersion(10), within: 0.15, what: 'dispersion in 10 s' },
    );
  });

  test('in the calm as many come as make up the average', () => {
    const mild = { rate: '100/s', factor: 2, burstFor: '1s', calmFor: '3s' };
    const counts = callsIn({ duration: '400s', bucket: '100ms', client: { arrivals: { bursty: mild } } });

    // Bursts at 200/s, calm at 66.7/s: in 100 ms 20 calls or 6.7. Counts about halfway between are the rarest.
    const share = (from: number, to: number) =>
      counts.filter((each) => each >= from && each < to).length / counts.length;
    expect(share(0, 1)).toBeLessThan(0.005);
    expect(Math.abs(share(0, 13) - 0.75)).toBeLessThan(0.1);
  });
});
