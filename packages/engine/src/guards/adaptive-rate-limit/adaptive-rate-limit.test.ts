import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ADAPTIVE_ANSWERS, ADAPTIVE_RATES, ADAPTIVE_SENDS_MS } from '../../../test/libraries/adaptive-rate.fixture.ts';
import { ARROW, runOf, seriesOf, shop, shopGuards, sum, totalsOf } from '../../../test/written.fixture.ts';
import { Kernel } from '../../core/kernel.ts';
import { CANCELLED, OK, SHED } from '../../traffic/outcome.ts';
import { AdaptiveRateLimit } from './adaptive-rate-limit.ts';
import { CubicRate } from './cubic-rate.ts';
import { MeasuredRate } from './measured-rate.ts';

/** A limit, and calls that come to it and are sent when it lets them. */
function limitFrom(startUs: number) {
  const kernel = new Kernel();
  kernel.run(startUs, Infinity);
  const limit = new AdaptiveRateLimit({ minPerSecond: 0.5 }, kernel);
  const sent: { call: number; atUs: number }[] = [];
  const come = (call: number): void => {
    if (!limit.isDue()) return limit.onHeld(call);
    limit.onPassed();
    sent.push({ call, atUs: kernel.nowUs });
  };
  limit.releaseTo(come);
  let count = 0;
  const call = () => come(count++);
  const advance = (toUs: number) => kernel.run(toUs, Infinity);
  return { advance, call, kernel, limit, sent };
}

test('as published: at 10/s the rate is 7/s after a refusal, and 10/s again after k = ∛(3 ÷ 0.4) = 1.9574 s', () => {
  const cubic = new CubicRate(0);

  expect(cubic.onThrottled(0, 10)).toBeCloseTo(7, 9);
  expect(cubic.onOther(0)).toBeCloseTo(7, 9);
  expect(cubic.onOther(1_957_434)).toBeCloseTo(10, 9);
  expect(cubic.onOther(3_957_434)).toBeCloseTo(10 + 0.4 * 8, 5);
});

test('the measured rate is an average of half seconds, the latest with a weight of 0.8', () => {
  const measured = new MeasuredRate(0);
  const rates = [100, 200, 500, 600, 900, 1_100, 1_600].map((ms) => {
    measured.onOne(ms * 1_000);
    return measured.perSecond;
  });

  // Three in the first half second make 6/s, two in the next 4/s; the last two fall into one of half a second.
  const [first, second] = [0.8 * 6, 0.8 * 6 + 0.2 * 0.8 * 6];
  expect(rates.slice(0, 5)).toEqual([0, 0, first, first, first]);
  expect(rates[5]).toBeCloseTo(0.8 * 6 + 0.2 * first, 9);
  expect(second).toBeCloseTo(rates[5]!, 9);
  expect(rates[6]).toBeCloseTo(0.8 * 2 + 0.2 * rates[5]!, 9);
});

describe('the story of the AWS SDK', () => {
  const { advance, call, kernel, limit, sent } = limitFrom(ADAPTIVE_ANSWERS[0]!.atMs * 1_000);
  const rates = new Map<number, number>();
  for (const { atMs, isThrottled } of ADAPTIVE_ANSWERS) {
    advance(atMs * 1_000);
    limit.onOutcome(0, isThrottled ? SHED : OK);
    rates.set(atMs, limit.ratePerSecond);
  }

  test.each(ADAPTIVE_RATES)('at $atMs ms the rate is $perSecond/s: $why', ({ atMs, perSecond }) => {
    expect(rates.get(atMs)).toBeCloseTo(perSecond, 5);
  });

  test('sends go out when it lets them', () => {
    const fromUs = kernel.nowUs;
    for (let i = 0; i < ADAPTIVE_SENDS_MS.length; i++) call();
    advance(fromUs + 10e6);

    const sentMs = sent.map(({ atUs }) => (atUs - fromUs) / 1_000);
    // The SDK's timers are whole milliseconds, rounded up one after another.
    for (const [i, ms] of ADAPTIVE_SENDS_MS.entries()) expect(Math.abs(sentMs[i]! - ms)).toBeLessThanOrEqual(1 + i);
  });
});

test('before the first refusal nothing is held back, whatever the rate', () => {
  const { advance, call, limit, sent } = limitFrom(0);
  for (let i = 1; i <= 100; i++) {
    advance(i * 1_000);
    limit.onOutcome(0, OK);
  }

  for (let i = 0; i < 1_000; i++) call();

  expect(sent.length).toBe(1_000);
});

test('what was cancelled says nothing of the rate', () => {
  const { advance, limit } = limitFrom(0);
  advance(700_000);
  limit.onOutcome(0, SHED);
  const before = limit.ratePerSecond;
  advance(5_000_000);
  limit.onOutcome(0, CANCELLED);

  expect(limit.ratePerSecond).toBe(before);
});

/** At 7/s, all tokens used up, and some in line. */
function exhausted(inLine: number) {
  const arranged = limitFrom(0);
  for (let i = 1; i <= 100; i++) {
    arranged.advance(i * 100_000);
    arranged.limit.onOutcome(0, i === 100 ? SHED : OK);
  }
  do arranged.call();
  while (arranged.limit.isDue());
  arranged.sent.length = 0;
  for (let i = 0; i < inLine; i++) arranged.call();
  return arranged;
}

test('those that wait take their turns in order, a token apart, and a newcomer stands behind them', () => {
  const { advance, call, kernel, limit, sent } = exhausted(4);
  const stepUs = 1e6 / limit.ratePerSecond;
  advance(kernel.nowUs + 300_000);
  call();
  advance(kernel.nowUs + 10e6);

  const order = sent.map((each) => each.call);
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order.length).toBe(5);
  for (let i = 1; i < sent.length; i++) {
    expect(Math.abs(sent[i]!.atUs - sent[i - 1]!.atUs - stepUs)).toBeLessThanOrEqual(2);
  }
});

test('who waits while the rate falls waits longer, while it rises shorter', () => {
  const [steady, slowed, quickened] = [exhausted(3), exhausted(3), exhausted(3)];
  slowed.limit.onOutcome(0, SHED);
  for (let i = 1; i <= 4; i++) {
    quickened.advance(10_000_000 + i * 90_000);
    quickened.limit.onOutcome(0, OK);
  }
  const lastUs = ({ advance, sent }: ReturnType<typeof limitFrom>) => (advance(20e6), sent.at(-1)!.atUs);

  const [atUs, laterUs, soonerUs] = [steady, slowed, quickened].map(lastUs);
  expect(laterUs).toBeGreaterThan(atUs! + 100_000);
  expect(soonerUs).toBeLessThan(atUs!);
});

test('the first in line goes as soon as its token is in, also if the rate has risen since it came', () => {
  const [steady, quickened] = [exhausted(1), exhausted(1)];
  for (let i = 1; i <= 4; i++) {
    quickened.advance(10_000_000 + i * 30_000);
    quickened.limit.onOutcome(0, OK);
  }
  for (const { advance } of [steady, quickened]) advance(12e6);

  expect(quickened.sent[0]!.atUs).toBeLessThan(steady.sent[0]!.atUs - 1_000);
});

test('a newcomer at the very instant of somebody’s turn does not take it', () => {
  const dueUs = (() => {
    const { advance, sent } = exhausted(1);
    advance(12e6);
    return sent[0]!.atUs;
  })();
  const { advance, call, sent } = exhausted(1);
  advance(dueUs);
  call();

  expect(sent).toEqual([]);
});

test('a turn that is not taken is the next one’s, at once', () => {
  const { advance, kernel, limit, sent } = exhausted(3);
  const passed: number[] = [];
  limit.releaseTo((call) => {
    if (passed.push(call) > 1) limit.onPassed();
  });
  advance(kernel.nowUs + 1e6 / limit.ratePerSecond + 1);

  expect(passed.length).toBe(2);
  expect(sent).toEqual([]);
});

test('from the first refusal on, nothing is sent for which no token has come in, whatever the rates', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('ok', 'shed', 'send', 'send', 'send'), fc.nat({ max: 300_000 })), {
        size: 'max',
        maxLength: 200,
      }),
      (steps) => {
        const { advance, call, kernel, limit, sent } = limitFrom(600_000);
        limit.onOutcome(0, SHED);
        let tokens = 1;
        for (const [step, us] of steps) {
          tokens += (us * limit.ratePerSecond) / 1e6;
          advance(kernel.nowUs + us);
          expect(sent.length).toBeLessThanOrEqual(tokens + 1e-4 * (sent.length + 1));
          if (step === 'send') call();
          else limit.onOutcome(0, step === 'ok' ? OK : SHED);
        }
      },
    ),
    { numRuns: 100 },
  );
});

describe('in a run', () => {
  const OVERLOADED = shop({
    duration: '120s',
    arrivals: { poisson: '100/s' },
    server: { workers: 2, service: { constant: '40ms' } },
    client: { schedule: [{ at: '60s', rate: '30/s' }] },
  });
  const LIMITED = { queueLimit: { capacity: 4 } };

  test('it sends little more than the server takes, and holds the rest back', () => {
    const plain = runOf(OVERLOADED, shopGuards({}, LIMITED));
    const limited = runOf(OVERLOADED, shopGuards({ adaptiveRateLimit: {} }, LIMITED));

    const shedIn = (run: typeof plain) => sum(seriesOf(run, ARROW, 'shed').slice(10, 60));
    expect(shedIn(plain)).toBeGreaterThan(2_000);
    expect(shedIn(limited)).toBeLessThan(0.2 * shedIn(plain));
    expect(sum(seriesOf(limited, 'checkout', 'served').slice(10, 60))).toBeGreaterThan(0.7 * 50 * 50);
    expect(Math.max(...seriesOf(limited, ARROW, 'held'))).toBeGreaterThan(100);
    const { attempts, calls } = totalsOf(limited, ARROW);
    expect(attempts).toBeLessThanOrEqual(calls!);
  });
});
