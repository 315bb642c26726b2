import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ARROW, runOf, seriesOf, shop, shopGuards, sum } from '../../../test/written.fixture.ts';
import { Rng } from '../../core/rng.ts';
import { seconds } from '../../core/time.ts';
import { ERROR, OK, SHED, TIMEOUT, type Outcome } from '../../traffic/outcome.ts';
import { AdmissionControl, type AdmissionControlParams } from './admission-control.ts';
import { admissionControlDefinition } from './definition.ts';

function controlOf(params: Partial<AdmissionControlParams> = {}) {
  const clock: { nowUs: number } = { nowUs: seconds(100) };
  const control = new AdmissionControl(
    { ...admissionControlDefinition.params.parse({}), ...params },
    clock,
    new Rng(1, 'dice'),
  );
  const end = (count: number, outcome: Outcome) => {
    for (let i = 0; i < count; i++) control.onOutcome(i, outcome);
  };
  return { clock, control, end };
}

/** The share blocked after 1000 attempts of which so many ended OK. */
function blockedShare(successes: number, params: Partial<AdmissionControlParams> = {}): number {
  const { control, end } = controlOf(params);
  end(successes, OK);
  end(1000 - successes, ERROR);
  return control.blockedShare;
}

test('as documented: (1000 − successes ÷ 0.95) ÷ 1001, never under 0, never over 0.8', () => {
  expect([1000, 950].map((successes) => blockedShare(successes))).toEqual([0, 0]);
  expect(blockedShare(949)).toBeCloseTo((1000 - 949 / 0.95) / 1001, 12);
  expect(blockedShare(475)).toBeCloseTo(500 / 1001, 12);
  expect(blockedShare(0)).toBe(0.8);
  expect(blockedShare(0, { maxBlocked: 1 })).toBeCloseTo(1000 / 1001, 12);
});

test('aggression takes the root: of 0.25, a half', () => {
  const params = { successThreshold: 1, aggression: 2 };

  expect(blockedShare(750, params)).toBeCloseTo(Math.sqrt(250 / 1001), 12);
  expect(blockedShare(750, { ...params, aggression: 3 })).toBeCloseTo(Math.cbrt(250 / 1001), 12);
});

test('whatever is not OK is a failure', () => {
  const share = (outcome: Outcome) => {
    const { control, end } = controlOf();
    end(1, outcome);
    return control.blockedShare;
  };

  expect(([OK, ERROR, TIMEOUT, SHED] as const).map(share)).toEqual([0, 0.5, 0.5, 0.5]);
});

test('nothing is blocked below the least rate, nor once the window has forgotten', () => {
  expect(blockedShare(0, { minRate: 34 })).toBe(0); // 1000 in 30 s are 33.3/s
  expect(blockedShare(0, { minRate: 33 })).toBe(0.8);

  const { clock, control, end } = controlOf();
  end(100, ERROR);
  clock.nowUs = seconds(129);
  expect(control.blockedShare).toBe(0.8);
  clock.nowUs = seconds(130);
  expect(control.blockedShare).toBe(0);
});

test('the rate is over the time there has been, one second at least', () => {
  const shareAt = (nowUs: number, failures = 100) => {
    const { clock, control, end } = controlOf({ minRate: 20 });
    clock.nowUs = nowUs;
    end(failures, ERROR);
    return control.blockedShare;
  };

  expect([100_000, 5_000_000, 5_100_000].map((nowUs) => shareAt(nowUs))).toEqual([0.8, 0.8, 0]);
  expect([shareAt(100_000, 19), shareAt(100_000, 20)]).toEqual([0, 0.8]);
});

test('what was blocked is not counted', () => {
  const { control, end } = controlOf({ maxBlocked: 1 });
  end(10, ERROR);
  for (let i = 0; i < 100; i++) control.onBlocked();

  expect(control.blockedShare).toBe(10 / 11);
});

test('asking twice gives the same answer, and the answers come in their share', () => {
  const { control, end } = controlOf({ successThreshold: 1 });
  end(1_000_000, OK);
  end(1_000_000, ERROR);
  let blocked = 0;
  for (let i = 0; i < 10_000; i++) {
    const answer = control.allows();
    expect(control.allows()).toBe(answer);
    if (answer) control.onSent();
    else {
      blocked++;
      control.onBlocked();
    }
  }

  // Half of them; the standard error of the share is 0.005, times five.
  expect(Math.abs(blocked / 10_000 - 0.5)).toBeLessThan(0.025);
});

test('the share blocked is within its bounds, and grows with every failure', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 500 }),
      fc.nat({ max: 500 }),
      fc.double({ min: 1, max: 9, noNaN: true }),
      (oks, failures, aggression) => {
        const { control, end } = controlOf({ aggression });
        end(oks, OK);
        end(failures, ERROR);
        const before = control.blockedShare;
        end(1, ERROR);

        expect(before >= 0 && before <= 0.8).toBe(true);
        expect(control.blockedShare).toBeGreaterThanOrEqual(before);
      },
    ),
  );
});

test('in a run: while nothing works four attempts in five are held back, and soon after none', () => {
  const outage = shop({
    duration: '180s',
    arrivals: { poisson: '200/s' },
    server: { workers: 20, service: { exponential: '20ms' } },
    triggers: { down: { capacityLoss: { of: 'checkout' }, at: '40s', for: '50s' } },
    guards: shopGuards({ timeout: { after: '200ms' } }, { queueLimit: { capacity: 20 } }),
  });

  const run = runOf(outage, shopGuards({ admissionControl: {} }));
  const blocked = (from: number, to: number) =>
    sum(seriesOf(run, ARROW, 'blocked').slice(from, to)) / (200 * (to - from));

  expect(blocked(0, 40)).toBe(0);
  expect(Math.abs(blocked(75, 90) - 0.8)).toBeLessThan(0.03);
  expect(blocked(150, 180)).toBeLessThan(0.01);
});
