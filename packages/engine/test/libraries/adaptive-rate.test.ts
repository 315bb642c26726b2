import { DefaultRateLimiter } from '@smithy/util-retry';
import { expect, test, vi } from 'vitest';
import { ADAPTIVE_ANSWERS, ADAPTIVE_RATES, ADAPTIVE_SENDS_MS } from './adaptive-rate.fixture.ts';
import { atTimeZero } from './virtual-time.fixture.ts';

/** The SDK's limiter, having heard the story up to now; its rate is not public. */
function hear(rateAt: (atMs: number, perSecond: number) => void): DefaultRateLimiter {
  vi.setSystemTime(ADAPTIVE_ANSWERS[0]!.atMs);
  const limiter = new DefaultRateLimiter();
  for (const { atMs, isThrottled } of ADAPTIVE_ANSWERS) {
    vi.setSystemTime(atMs);
    limiter.updateClientSendingRate(isThrottled ? { errorType: 'THROTTLING' } : {});
    rateAt(atMs, (limiter as unknown as { fillRate: number }).fillRate);
  }
  return limiter;
}

test('the rates of the fixture are those of the SDK', () =>
  atTimeZero(async () => {
    const rates = new Map<number, number>();
    hear((atMs, perSecond) => rates.set(atMs, perSecond));

    // Its numbers have eight decimals, those of the fixture six.
    for (const { atMs, perSecond } of ADAPTIVE_RATES) expect(rates.get(atMs)).toBeCloseTo(perSecond, 5);
  }));

/**
 * The rule as it stands in botocore (retries/adaptive.py, bucket.py, throttling.py), t in seconds after the latest
 * throttling and measured an exponential average of answers per second, taken anew in each half of a second:
 *
 *     throttled   w = min(measured, rate), the first time measured     rate ← 0.7 w
 *     else        k = ∛(0.3 w ÷ 0.4)                                     rate ← 0.4 (t − k)³ + w
 *
 * at most twice the measured rate, at least 0.5/s.
 */
test('the SDK follows the published rule', () =>
  atTimeZero(async () => {
    const fromS = ADAPTIVE_ANSWERS[0]!.atMs / 1_000;
    const measuring = { perSecond: 0, sinceS: Math.floor(fromS), answers: 0 };
    let [rate, w, throttledAtS, isOn] = [0.5, 0, fromS, false];
    const rates: number[] = [];
    for (const { atMs, isThrottled } of ADAPTIVE_ANSWERS) {
      const nowS = atMs / 1_000;
      const halfS = Math.floor(nowS * 2) / 2;
      measuring.answers++;
      if (halfS > measuring.sinceS) {
        const latest = measuring.answers / (halfS - measuring.sinceS);
        Object.assign(measuring, { perSecond: 0.8 * latest + 0.2 * measuring.perSecond, sinceS: halfS, answers: 0 });
      }
      if (isThrottled) [w, throttledAtS] = [isOn ? Math.min(measuring.perSecond, rate) : measuring.perSecond, nowS];
      isOn ||= isThrottled;
      const cubic = 0.4 * (nowS - throttledAtS - Math.cbrt((0.3 * w) / 0.4)) ** 3 + w;
      rate = Math.max(0.5, Math.min(isThrottled ? 0.7 * w : cubic, 2 * measuring.perSecond));
      rates.push(rate);
    }

    let i = 0;
    hear((atMs, perSecond) => expect(perSecond, `at ${atMs} ms`).toBeCloseTo(rates[i++]!, 5));
    expect(i).toBe(rates.length);
  }));

test('the instants of the fixture are those of the SDK', () =>
  atTimeZero(async () => {
    const limiter = hear(() => {});
    // A virtual timer of less than a millisecond would never let time go by.
    const laterMs = (send: () => void, delayMs: number) => setTimeout(send, Math.max(1, Math.ceil(delayMs)));
    vi.spyOn(DefaultRateLimiter as unknown as { setTimeoutFn: typeof laterMs }, 'setTimeoutFn').mockImplementation(
      laterMs,
    );
    const fromMs = Date.now();
    const sentMs: number[] = [];

    const all = (async () => {
      for (let i = 0; i < ADAPTIVE_SENDS_MS.length; i++) {
        await limiter.getSendToken();
        sentMs.push(Date.now() - fromMs);
      }
    })();
    await vi.advanceTimersByTimeAsync(10_000);
    await all;

    expect(sentMs).toEqual(ADAPTIVE_SENDS_MS);
  }));
