import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ARROW, runOf, seriesOf, shop, shopGuards, sum, totalsOf } from '../../../test/written.fixture.ts';
import type { Draws } from '../../core/rng.ts';
import { seconds } from '../../core/time.ts';
import { OK, TIMEOUT, type Outcome } from '../../traffic/outcome.ts';
import { CircuitBreaker, type CircuitBreakerParams } from './circuit-breaker.ts';
import { circuitBreakerDefinition } from './definition.ts';

const LOW_DICE: Draws = { uint32: () => 0 };
const HIGH_DICE: Draws = { uint32: () => 0xffffffff };

const PARAMS: CircuitBreakerParams = circuitBreakerDefinition.params.parse({
  window: { count: 4 },
  minimum: 4,
  openFor: '10s',
});

/** A breaker by the name of its preset, or by parameters as people write them. */
function paramsOf(preset: string): CircuitBreakerParams {
  const { params } = circuitBreakerDefinition.presets.find(({ name }) => name === preset)!;
  return circuitBreakerDefinition.params.parse(params);
}

/**
 * Plays a story to a breaker and notes after each line whether the next attempt would be allowed.
 *
 *     ok 3 | fail 3          attempts are sent and end so, one after another
 *     send a b               attempts are sent
 *     a ok | a fail          that attempt ends so
 *     wait 5                 five seconds pass
 */
function story(params: CircuitBreakerParams, script: string, dice = LOW_DICE): string {
  const clock = { nowUs: 0 };
  const breaker = new CircuitBreaker(params, clock, dice);
  const rows = new Map<string, number>();
  const end = (attempt: number, outcome: Outcome) => breaker.onOutcome(attempt, outcome);
  const many = (amount: string | undefined, outcome: Outcome) => {
    for (let i = 0; i < Number(amount ?? 1); i++) {
      if (!breaker.allows()) return;
      breaker.onSent(99);
      end(99, outcome);
    }
  };
  const steps: Record<string, (...words: string[]) => void> = {
    ok: (amount) => many(amount, OK),
    fail: (amount) => many(amount, TIMEOUT),
    send: (...names) => {
      for (const name of names) {
        rows.set(name, rows.size);
        breaker.onSent(rows.get(name)!);
      }
    },
    wait: (amount) => (clock.nowUs += seconds(Number(amount))),
  };

  const lines = script
    .trim()
    .split('\n')
    .map((line) => line.trim());
  return lines
    .map((line) => {
      const [first, ...words] = line.split(' ');
      if (rows.has(first!)) end(rows.get(first!)!, words[0] === 'ok' ? OK : TIMEOUT);
      else steps[first!]!(...words);
      return `${line.padEnd(12)}${breaker.allows() ? 'allows' : 'blocks'}`;
    })
    .join('\n');
}

test('opens at the failure ratio, but not before it has seen the least it judges by', () => {
  expect(
    story(
      PARAMS,
      `fail 1
    ok 2
    fail 1`,
    ),
  ).toMatchInlineSnapshot(`
    "fail 1      allows
    ok 2        allows
    fail 1      blocks"
  `);
});

test('an old outcome leaves a window of four when a fifth comes', () => {
  expect(
    story(
      PARAMS,
      `fail 1
    ok 3
    fail 1
    ok 2
    fail 1
    ok 1
    fail 1`,
    ),
  ).toMatchInlineSnapshot(`
    "fail 1      allows
    ok 3        allows
    fail 1      allows
    ok 2        allows
    fail 1      blocks
    ok 1        blocks
    fail 1      blocks"
  `);
});

test('lets one probe through after openFor, and closes with an empty window if it ends OK', () => {
  expect(
    story(
      PARAMS,
      `fail 4
    wait 9.999999
    wait 0.000001
    send probe
    probe ok
    fail 3
    fail 1`,
    ),
  ).toMatchInlineSnapshot(`
    "fail 4      blocks
    wait 9.999999blocks
    wait 0.000001allows
    send probe  blocks
    probe ok    allows
    fail 3      allows
    fail 1      blocks"
  `);
});

test('a failed probe opens it for another openFor', () => {
  expect(
    story(
      PARAMS,
      `fail 4
    wait 10
    send probe
    wait 3
    probe fail
    wait 9
    wait 1`,
    ),
  ).toMatchInlineSnapshot(`
    "fail 4      blocks
    wait 10     allows
    send probe  blocks
    wait 3      blocks
    probe fail  blocks
    wait 9      blocks
    wait 1      allows"
  `);
});

test('answers from before it opened are neither the probe’s nor, once it has closed, of any weight', () => {
  expect(
    story(
      PARAMS,
      `send a b c d e
    fail 4
    wait 10
    send probe
    a ok
    b fail
    probe ok
    c fail
    d fail
    e fail
    fail 1
    ok 3`,
    ),
  ).toMatchInlineSnapshot(`
    "send a b c d eallows
    fail 4      blocks
    wait 10     allows
    send probe  blocks
    a ok        blocks
    b fail      blocks
    probe ok    allows
    c fail      allows
    d fail      allows
    e fail      allows
    fail 1      allows
    ok 3        allows"
  `);
});

test('jitter lengthens the time it stays open by up to its share', () => {
  const jittered = { ...PARAMS, jitter: 0.5 };

  expect(
    story(
      jittered,
      `fail 4
    wait 9.9
    wait 0.1`,
    ),
  ).toContain('wait 0.1    allows');
  expect(
    story(
      jittered,
      `fail 4
    wait 14.9
    wait 0.1`,
      HIGH_DICE,
    ),
  ).toBe('fail 4      blocks\nwait 14.9   blocks\nwait 0.1    allows');
});

test('with four probes it decides when all four are in, by the same ratio', () => {
  const probing = { ...PARAMS, probes: 4 };

  expect(
    story(
      probing,
      `fail 4
    wait 10
    send a b c
    send d
    a ok
    b fail
    c ok
    d ok
    fail 4
    wait 10
    send e f g h
    e fail
    f fail
    g ok
    h ok`,
    ),
  ).toMatchInlineSnapshot(`
    "fail 4      blocks
    wait 10     allows
    send a b c  allows
    send d      blocks
    a ok        blocks
    b fail      blocks
    c ok        blocks
    d ok        allows
    fail 4      blocks
    wait 10     allows
    send e f g hblocks
    e fail      blocks
    f fail      blocks
    g ok        blocks
    h ok        blocks"
  `);
});

describe('presets, on their exact numbers', () => {
  test('Hystrix: 20 outcomes within 10 s of which half failed, 5 s, one probe', () => {
    expect(
      story(
        paramsOf('Hystrix'),
        `fail 19
      ok 11
      ok 8
      fail 1
      wait 4.9
      wait 0.1
      send probe
      probe ok
      fail 19
      wait 10
      fail 19
      fail 1`,
      ),
    ).toMatchInlineSnapshot(`
      "fail 19     allows
      ok 11       blocks
      ok 8        blocks
      fail 1      blocks
      wait 4.9    blocks
      wait 0.1    allows
      send probe  blocks
      probe ok    allows
      fail 19     allows
      wait 10     allows
      fail 19     allows
      fail 1      blocks"
    `);
    expect(story(paramsOf('Hystrix'), `ok 11\nfail 10\nfail 1`)).toBe(
      'ok 11       allows\nfail 10     allows\nfail 1      blocks',
    );
  });

  test('resilience4j: the latest 100, not before 100, half; 60 s; 10 probes', () => {
    expect(
      story(
        paramsOf('resilience4j'),
        `fail 50
      ok 49
      ok 1
      wait 59.9
      wait 0.1
      send a b c d e f g h i
      send j
      a ok
      b ok
      c ok
      d ok
      e ok
      f fail
      g fail
      h fail
      i fail
      j ok`,
      ),
    ).toMatchInlineSnapshot(`
      "fail 50     allows
      ok 49       allows
      ok 1        blocks
      wait 59.9   blocks
      wait 0.1    allows
      send a b c d e f g h iallows
      send j      blocks
      a ok        blocks
      b ok        blocks
      c ok        blocks
      d ok        blocks
      e ok        blocks
      f fail      blocks
      g fail      blocks
      h fail      blocks
      i fail      blocks
      j ok        allows"
    `);
    expect(story(paramsOf('resilience4j'), `fail 49\nok 500\nfail 49\nfail 1`)).toMatch(
      /fail 49 +allows\nfail 1 +blocks$/,
    );
  });

  test('Polly v8: a tenth of at least 100 within 30 s; 5 s; one probe', () => {
    expect(story(paramsOf('Polly'), `ok 90\nfail 9\nfail 1\nwait 5`)).toBe(
      'ok 90       allows\nfail 9      allows\nfail 1      blocks\nwait 5      allows',
    );
    expect(story(paramsOf('Polly'), `ok 89\nfail 9\nwait 30\nfail 9\nok 90`)).toMatch(/fail 9 +allows\nok 90 +allows$/);
  });
});

test('a ratio is met exactly where it is written: 7 of 100 at 0.07', () => {
  const params = { ...PARAMS, failureRatio: 0.07, window: { count: 100 }, minimum: 100 };

  expect(story(params, `ok 93\nfail 6\nfail 1`)).toMatch(/fail 6 +allows\nfail 1 +blocks$/);
});

test('asking changes nothing', () => {
  const clock = { nowUs: 0 };
  const breaker = new CircuitBreaker(PARAMS, clock, LOW_DICE);
  for (let i = 0; i < 4; i++) {
    breaker.onSent(i);
    breaker.onOutcome(i, TIMEOUT);
  }
  clock.nowUs = seconds(10);

  expect([breaker.allows(), breaker.allows(), breaker.allows()]).toEqual([true, true, true]);
});

test('once it has opened, what comes of attempts sent before changes nothing, whenever it comes', () => {
  const anyStep = fc.record({
    afterUs: fc.nat({ max: 9_000_000 }),
    what: fc.constantFrom('send', 'send', 'end ok', 'end failed', 'late ok', 'late failed'),
  });

  fc.assert(
    fc.property(fc.array(anyStep, { size: 'max', maxLength: 200 }), fc.integer({ min: 1, max: 3 }), (steps, probes) => {
      const clock = { nowUs: 0 };
      const [told, spared] = [0, 1].map(() => new CircuitBreaker({ ...PARAMS, probes }, clock, LOW_DICE));
      const both = [told!, spared!];
      for (let late = 1_000; late < 1_200; late++) both.forEach((breaker) => breaker.onSent(late));
      for (let i = 0; i < 4; i++) both.forEach((breaker) => (breaker.onSent(i), breaker.onOutcome(i, TIMEOUT)));
      const underWay: number[] = [];
      for (const [index, { afterUs, what }] of steps.entries()) {
        clock.nowUs += afterUs;
        const outcome = what.endsWith('ok') ? OK : TIMEOUT;
        if (what.startsWith('late')) told!.onOutcome(1_000 + index, outcome);
        else if (what === 'send' && told!.allows()) {
          underWay.push(index);
          both.forEach((breaker) => breaker.onSent(index));
        } else if (what.startsWith('end') && underWay.length > 0) {
          const attempt = underWay.shift()!;
          both.forEach((breaker) => breaker.onOutcome(attempt, outcome));
        }
        expect(told!.allows(), `step ${index}`).toBe(spared!.allows());
      }
    }),
  );
});

test('in a run: during an outage it spares the callee nearly all attempts, and lets the calls through afterwards', () => {
  const outage = shop({
    duration: '60s',
    arrivals: { constant: '100/s' },
    server: { workers: 4, service: { constant: '20ms' } },
    triggers: { down: { capacityLoss: { of: 'checkout' }, at: '10s', for: '20s' } },
    guards: shopGuards({ timeout: { after: '200ms' } }),
  });

  const without = runOf(outage);
  const run = runOf(outage, shopGuards({ circuitBreaker: { window: { count: 20 }, openFor: '2s' } }));
  const during = (key: string, of = run) => sum(seriesOf(of, ARROW, key).slice(10, 30));

  expect(during('attempts', without)).toBe(2_000);
  // Ten failures of 20 open it, some more are under way then; a probe every 2.2 s.
  expect(during('attempts')).toBeLessThan(80);
  expect(during('attempts') + during('blocked')).toBe(2_000);
  // The last probe of the outage may have been sent just before its end.
  expect(sum(seriesOf(run, 'users', 'good').slice(33, 60))).toBe(2_700);
  expect(totalsOf(run, ARROW)['blocked']).toBeGreaterThan(1_800);
});
