import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ARROW, runOf, seriesOf, shop, shopGuards, sum } from '../../../test/written.fixture.ts';
import { Rng } from '../../core/rng.ts';
import { seconds } from '../../core/time.ts';
import { ERROR, EXPIRED, OK, SHED, TIMEOUT, type Outcome } from '../../traffic/outcome.ts';
import { AdaptiveThrottle } from './adaptive-throttle.ts';

function throttleOf(k = 2) {
  const clock = { nowUs: 0 };
  const throttle = new AdaptiveThrottle({ k, window: seconds(120) }, clock, new Rng(1, 'throttle'));
  const end = (count: number, outcome: Outcome) => {
    for (let i = 0; i < count; i++) throttle.onOutcome(i, outcome);
  };
  return { clock, throttle, end };
}

test.each([
  { accepts: 500, blocked: 0 },
  { accepts: 400, blocked: 0.1998 },
  { accepts: 250, blocked: 0.4995 },
  { accepts: 0, blocked: 0.999 },
])('as published: of 1000 requests $accepts accepted, K = 2: $blocked is blocked', ({ accepts, blocked }) => {
  const { throttle, end } = throttleOf();
  end(accepts, OK);
  end(1000 - accepts, SHED);

  expect(throttle.blockedShare).toBeCloseTo(blocked, 4);
});

test('K = 1.1 is stricter: a tenth more than is accepted', () => {
  const { throttle, end } = throttleOf(1.1);
  end(500, OK);
  end(500, SHED);

  expect(throttle.blockedShare).toBeCloseTo(450 / 1001, 12);
});

test('an error is an answer of somebody who accepted the work; refusals, timeouts and what expired are not', () => {
  const share = (outcome: Outcome) => {
    const { throttle, end } = throttleOf();
    end(10, outcome);
    return throttle.blockedShare;
  };

  expect(([OK, ERROR, SHED, TIMEOUT, EXPIRED] as const).map(share)).toEqual([0, 0, 10 / 11, 10 / 11, 10 / 11]);
});

test('what was blocked is a request, too', () => {
  const { throttle, end } = throttleOf();
  end(100, OK);
  for (let i = 0; i < 300; i++) throttle.onBlocked();

  expect(throttle.blockedShare).toBe(200 / 401);
});

test('nothing is blocked before anything was refused, nor once two minutes have forgotten it', () => {
  const { clock, throttle, end } = throttleOf();
  expect(throttle.blockedShare).toBe(0);
  throttle.onSent();
  expect(throttle.blockedShare).toBe(0);

  end(1000, SHED);
  clock.nowUs = seconds(119);
  expect(throttle.blockedShare).toBeCloseTo(0.999, 3);
  clock.nowUs = seconds(120);
  expect(throttle.blockedShare).toBe(0);
});

test('asking twice gives the same answer, and the answers come in their share', () => {
  const { throttle, end } = throttleOf();
  end(1_000_000, SHED);
  end(1_000_000, OK);
  end(2_000_000, SHED);
  let allowed = 0;
  for (let i = 0; i < 10_000; i++) {
    const answer = throttle.allows();
    expect(throttle.allows()).toBe(answer);
    if (answer) allowed++;
    throttle.onSent();
  }

  // Half of them; the standard error of the share is 0.005, times five.
  expect(Math.abs(allowed / 10_000 - 0.5)).toBeLessThan(0.025);
});

test('the share blocked is a share, and grows with what is refused', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 2000 }),
      fc.nat({ max: 2000 }),
      fc.double({ min: 1, max: 5, noNaN: true }),
      (accepts, refusals, k) => {
        const { throttle, end } = throttleOf(k);
        end(accepts, OK);
        end(refusals, SHED);
        const before = throttle.blockedShare;
        end(1, SHED);

        expect(before >= 0 && before < 1).toBe(true);
        expect(throttle.blockedShare).toBeGreaterThanOrEqual(before);
      },
    ),
  );
});

test('in a run: a callee that can do a quarter of the demand receives about K times what it accepts', () => {
  const overload = shop({
    duration: '300s',
    arrivals: { poisson: '400/s' },
    server: { workers: 1, service: { constant: '10ms' } },
    guards: shopGuards({}, { queueLimit: { capacity: 5 } }),
  });

  const received = (k: number) => {
    const run = runOf(overload, shopGuards({ adaptiveThrottle: { k } }));
    const total = (key: string) => sum(seriesOf(run, ARROW, key).slice(150));
    return total('attempts') / total('ok');
  };

  // The windows lag and the throttle never blocks quite all: within a tenth.
  expect(Math.abs(received(2) / 2 - 1)).toBeLessThan(0.1);
  expect(Math.abs(received(1.2) / 1.2 - 1)).toBeLessThan(0.1);
});
