import { describe, expect, test } from 'vitest';
import { meanUs, quantileUs, type Run } from '../../src/index.ts';
import { expectAgreement } from '../theory/station.fixture.ts';
import { planOf, runOf, runsOf, seriesOf, sum, totalsOf } from '../written.fixture.ts';
import { calling, callsIn, latencyOf } from './client.fixture.ts';

/** One worker with exponential services of 100 ms on average, and who calls it. */
function atOneWorker(client: Record<string, unknown>): Run[] {
  const plan = planOf({
    duration: '2000s',
    bucket: '100s',
    components: {
      users: { client: { goodWithin: '1s', ...client } },
      checkout: { server: { workers: 1, service: { exponential: '100ms' } } },
    },
    arrows: { 'users -> checkout': {} },
  });
  return runsOf({ plan, seeds: 20, warmUpUs: 100e6 });
}

/** M/M/1//N by mean value analysis (M. Reiser and S. Lavenberg, 1980): a call meets what N − 1 users leave waiting on average. */
function meanValues(users: number, thinkSeconds: number, serviceSeconds: number) {
  let inSystem = 0;
  let latency = 0;
  let perSecond = 0;
  for (let n = 1; n <= users; n++) {
    latency = serviceSeconds * (1 + inSystem);
    perSecond = n / (thinkSeconds + latency);
    inSystem = perSecond * latency;
  }
  return { latency, perSecond };
}

describe('one worker used to about 80 %', () => {
  // Think times as in `omission.py` of mbrooker/simulator_example: (1 − ρ) s + (N − 1) s ÷ ρ.
  const one = atOneWorker({ closed: { users: 1, think: { exponential: '20ms' } } });
  const ten = atOneWorker({ closed: { users: 10, think: { exponential: '1145ms' } } });
  const average = (runs: readonly Run[], of: (run: Run) => number) => sum(runs.map(of)) / runs.length;
  const p99 = (run: Run) => quantileUs(latencyOf(run), 0.99) / 1e6;
  const mean = (run: Run) => meanUs(latencyOf(run)) / 1e6;

  test('is as slow as M. Brooker measured, "Open and Closed, Omission and Collapse" (2023): case queue.open_vs_closed_exp', () => {
    // The open client of the same case, 0.5 s and 2.303 s, is M/M/1 in theory/queues.test.ts.
    expect(Math.abs(average(one, p99) / 0.4605 - 1)).toBeLessThan(0.05);
    expect(Math.abs(average(one, mean) / 0.1 - 1)).toBeLessThan(0.05);
    expect(Math.abs(average(ten, p99) / 0.919 - 1)).toBeLessThan(0.1);
    expect(Math.abs(average(ten, mean) / 0.241 - 1)).toBeLessThan(0.1);
  });

  test('serves one user and ten as mean value analysis says', () => {
    for (const [runs, users, think] of [
      [one, 1, 0.02],
      [ten, 10, 1.145],
    ] as const) {
      const expected = meanValues(users, think, 0.1);
      expectAgreement(runs.map(mean), { expected: expected.latency, what: 'latency' });
      const perSecond = runs.map((run) => totalsOf(run, 'users')['offered']! / 1900);
      expectAgreement(perSecond, { expected: expected.perSecond, what: 'calls per second' });
    }
  });

  test('is offered N ÷ (R + Z) calls per second: the interactive law, in every single run', () => {
    for (const run of ten) {
      const perSecond = totalsOf(run, 'users')['offered']! / 1900;
      // Some 1900 think times of each of 10 users: their average is off by 1.145 s ÷ √19 000 × 5 at most, 3.6 %.
      expect(Math.abs((perSecond * (mean(run) + 1.145)) / 10 - 1)).toBeLessThan(0.036);
    }
  });
});

describe('users who wait for their answer', () => {
  const patient = (users: number, think: string) => ({ closed: { users, think: { constant: think } } });

  test('call once per think time and answer, begin in the middle of a thought, and are never more than there are', () => {
    const run = runOf(calling({ duration: '20s', bucket: '10ms', client: patient(50, '99ms') }));

    // Each is back after 99 ms of thought and 1 ms of service: from any moment on, all 50 call within 100 ms.
    const calls = seriesOf(run, 'users', 'offered').map((_, i, all) => sum(all.slice(i, i + 10)));
    expect([...new Set(calls.slice(0, -10))]).toEqual([50]);
    // 50 in 10 places, at random: all in one has no chance, and neither has one of 20 (a binomial tail of 2e-8).
    expect(Math.max(...seriesOf(run, 'users', 'offered'))).toBeLessThan(20);
    expect(Math.max(...seriesOf(run, 'users -> checkout', 'inFlight'))).toBeLessThanOrEqual(50);
  });

  test('do not call while the system does not answer, and call again when it does', () => {
    const counts = callsIn({
      duration: '60s',
      client: patient(10, '500ms'),
      triggers: { down: { capacityLoss: { of: 'checkout', share: 1 }, at: '20s', for: '20s' } },
    });

    expect(sum(counts.slice(0, 20))).toBeGreaterThan(380);
    expect(sum(counts.slice(20, 40))).toBe(10);
    expect(sum(counts.slice(40))).toBeGreaterThan(380);
  });

  test('think after a failure as after an answer', () => {
    const written = calling({ duration: '100s', bucket: '100s', client: patient(10, '500ms') });
    const refused = runOf(written, { servers: { checkout: { rateLimit: { rate: '1/s', burst: 1 } } } });

    const { failed, offered } = totalsOf(refused, 'users');
    // A refusal takes no time at all: 2 calls per second of each, but for those who were let in.
    expect(offered).toBeGreaterThan(1990);
    expect(offered).toBeLessThanOrEqual(2000);
    expect(failed).toBeGreaterThan(1850);
  });

  test('are as many times more or fewer as the load says, from the moment it says so', () => {
    const spike = (factor: number, at: string) => ({ loadSpike: { of: 'users', factor }, at, for: '10s' });
    const counts = callsIn({
      duration: '70s',
      client: { closed: { users: 1000, think: { exponential: '999ms' } } },
      triggers: { half: spike(0.5, '10s'), none: spike(0, '30s'), triple: spike(3, '50s') },
    });

    // Users who think and call independently of each other are no more scattered than Poisson calls: 5 √1000 = 158.
    for (const [second, calls] of counts.entries()) {
      const load =
        second >= 50 && second < 60 ? 3 : second >= 30 && second < 40 ? 0 : second >= 10 && second < 20 ? 0.5 : 1;
      expect(Math.abs(calls - 1000 * load), `second ${second}: ${calls}`).toBeLessThanOrEqual(
        5 * Math.sqrt(1000 * load),
      );
    }
  });

  test('who were to leave stay if the load rises again before they have gone', () => {
    const written = {
      duration: '60s',
      client: patient(100, '9999ms'),
      triggers: { dip: { loadSpike: { of: 'users', factor: 0 }, at: '20s', for: '1s' } },
    };

    // About 10 of 100 end their thought in that second and go. In their place come as many.
    const counts = callsIn(written);
    expect(counts[20]).toBe(0);
    expect(sum(counts.slice(40, 60))).toBe(200);
  });
});
