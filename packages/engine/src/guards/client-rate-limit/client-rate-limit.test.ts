import { expect, test } from 'vitest';
import { ARROW, runOf, shop, shopGuards, totalsOf } from '../../../test/written.fixture.ts';
import { ClientRateLimit } from './client-rate-limit.ts';

test('sends its burst at once, then one each time a token has come; only what is sent takes one', () => {
  const clock = { nowUs: 0 };
  const limit = new ClientRateLimit({ rate: 4, burst: 3 }, clock);
  const send = (nowUs: number) => {
    clock.nowUs = nowUs;
    const isAllowed = limit.allows() && limit.allows();
    if (isAllowed) limit.onSent();
    else limit.onBlocked();
    return isAllowed;
  };

  expect([0, 0, 0, 0, 249_999, 250_000, 250_001, 1_000_000].map(send)).toEqual([
    true,
    true,
    true,
    false,
    false,
    true,
    false,
    true,
  ]);
});

test('in a run: no more is sent than the rate says, however many retries there are', () => {
  const failing = shop({
    duration: '60s',
    arrivals: { poisson: '100/s' },
    server: { workers: 50, service: { exponential: '10ms' }, errors: 0.8 },
    guards: shopGuards({ retry: { maxAttempts: 5 } }),
  });
  const attempts = (guards: Record<string, unknown>) =>
    totalsOf(runOf(failing, shopGuards(guards)), ARROW)['attempts']!;

  expect(attempts({})).toBeGreaterThan(300 * 60);
  expect(attempts({ clientRateLimit: { rate: '150/s', burst: 20 } })).toBeLessThanOrEqual(150 * 60 + 20);
  expect(attempts({ clientRateLimit: { rate: '150/s', burst: 20 } })).toBeGreaterThan(145 * 60);
});
