import { describe, expect, test } from 'vitest';
import { runOf, seriesOf, sum, totalsOf } from '../written.fixture.ts';
import { calling, callsIn } from './client.fixture.ts';

describe('a crowd', () => {
  test('of a clock calls all at once, again and again', () => {
    const crowds = [{ at: '500ms', calls: 300, every: '2s' }];

    expect(callsIn({ duration: '6s', bucket: '500ms', client: { crowds } })).toEqual([
      0, 300, 0, 0, 0, 300, 0, 0, 0, 300, 0, 0,
    ]);
  });

  test('comes beside other calls and leaves them as they are', () => {
    const written = { duration: '10s', bucket: '100ms', client: { arrivals: { poisson: '50/s' } } };
    const alone = callsIn(written);
    const crowded = callsIn({ ...written, client: { ...written.client, crowds: [{ at: '3s', calls: 70 }] } });

    expect(crowded.map((calls, i) => calls - alone[i]!)).toEqual(alone.map((_, i) => (i === 30 ? 70 : 0)));
  });

  test('calls at random moments of its window, each as likely as the next, and at no other time', () => {
    const counts = callsIn({ duration: '12s', client: { crowds: [{ at: '1s', calls: 5000, over: '10s' }] } });

    expect(sum(counts)).toBe(5000);
    expect([counts[0], counts[11]]).toEqual([0, 0]);
    // Binomial: 500 ± 5 √(5000 × 0.1 × 0.9).
    for (const calls of counts.slice(1, 11)) expect(Math.abs(calls - 500)).toBeLessThan(5 * 21.2);
  });

  test('may come while another is still calling', () => {
    const counts = callsIn({
      duration: '20s',
      client: { crowds: [{ at: '0s', calls: 600, over: '3s', every: '1s' }] },
    });

    // From the third second on three windows overlap, 200 calls of each.
    for (const calls of counts.slice(2)) expect(Math.abs(calls - 600)).toBeLessThan(5 * Math.sqrt(600));
    // Of the last two crowds some 400 and 200 are yet to call.
    expect(20 * 600 - sum(counts)).toBeGreaterThan(500);
    expect(20 * 600 - sum(counts)).toBeLessThan(700);
  });

  test('is as large as the load says when it comes', () => {
    const spike = (factor: number, at: string) => ({ loadSpike: { of: 'users', factor }, at, for: '1s' });
    const counts = callsIn({
      duration: '4s',
      client: { crowds: [{ at: '0s', calls: 10, every: '1s' }] },
      triggers: { none: spike(0, '1s'), more: spike(2.5, '2s') },
    });

    expect(counts).toEqual([10, 0, 25, 10]);
  });

  test('may be called together by a trigger: who connect again when what they lost is back', () => {
    const counts = callsIn({
      duration: '10s',
      client: { arrivals: { constant: '1/s' } },
      triggers: {
        crash: { capacityLoss: { of: 'checkout', share: 1 }, at: '2s', for: '3s' },
        reconnect: { crowd: { of: 'users', calls: 800, over: '1s' }, at: '5s' },
      },
    });

    expect(counts).toEqual([0, 1, 1, 1, 1, 801, 1, 1, 1, 1]);
  });

  test('calls before users who wait, and none of it stays to think', () => {
    const written = calling({
      duration: '100s',
      client: {
        closed: { users: 10, think: { constant: '999ms' } },
        crowds: [{ at: '9500ms', calls: 500, over: '2s' }],
      },
    });
    const run = runOf(written);

    expect(sum(seriesOf(run, 'users', 'offered').slice(9, 12))).toBe(530);
    expect(seriesOf(run, 'users', 'offered').slice(13)).toEqual(Array.from({ length: 87 }, () => 10));
  });

  test('that meets a full house is refused at once and begins no more calls than it has', () => {
    const written = calling({ duration: '10s', client: { crowds: [{ at: '1s', calls: 1000 }] } });
    const run = runOf(written, { servers: { checkout: { rateLimit: { rate: '1/s', burst: 10 } } } });

    expect(totalsOf(run, 'users')).toEqual({ offered: 1000, good: 10, late: 0, failed: 990 });
  });
});
