import fc from 'fast-check';
import Opossum from 'opossum';
import { describe, expect, test } from 'vitest';
import {
  A_LITTLE,
  anyEvents,
  breakerParams,
  breakerPreset,
  compare,
  OurBreaker,
  PromisedGate,
  story,
  Tally,
  type LibraryBreaker,
} from './breaker.fixture.ts';
import { atTimeZero } from './virtual-time.fixture.ts';

/*
 * opossum is modelled on Hystrix, but opens when *more than* its percentage has failed, and counts an attempt when it is
 * sent, not when it has ended. For the comparison its percentage is set a little lower and attempts take no time.
 */

class OpossumBreaker extends PromisedGate implements LibraryBreaker {
  private readonly opossum: Opossum<[() => Promise<void>], void>;

  constructor(options: Opossum.Options) {
    const opossum = new Opossum((action: () => Promise<void>) => action(), { timeout: false, ...options });
    super((action) => opossum.fire(action));
    this.opossum = opossum;
  }

  judged(): { failures: number; total: number } {
    const { failures, fires } = this.opossum.stats;
    return { failures, total: fires };
  }
}

const HYSTRIX: Opossum.Options = {
  errorThresholdPercentage: 50,
  volumeThreshold: 20,
  rollingCountTimeout: 10_000,
  rollingCountBuckets: 10,
  resetTimeout: 5_000,
};

test('a rolling window of any ratio and volume opens, probes and closes as ours', async () => {
  const tally = new Tally();
  const settings = fc.record({
    ratio: fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100),
    minimum: fc.integer({ min: 1, max: 15 }),
    buckets: fc.constantFrom(1, 2, 5, 10),
    seconds: fc.integer({ min: 1, max: 20 }),
    events: anyEvents(0.5),
  });

  await fc.assert(
    fc.asyncProperty(settings, ({ ratio, minimum, buckets, seconds, events }) =>
      atTimeZero(() => {
        const rule = { failureRatio: ratio, minimum };
        const ours = new OurBreaker(
          breakerParams({ ...rule, buckets, window: { time: `${seconds}s` }, openFor: '3s' }),
        );
        const theirs = new OpossumBreaker({
          errorThresholdPercentage: 100 * (ratio - A_LITTLE),
          volumeThreshold: minimum,
          rollingCountTimeout: seconds * 1_000,
          rollingCountBuckets: buckets,
          resetTimeout: 3_000,
        });

        return compare({ ours, theirs, rule, attempts: 'momentary', goesOn: false }, events, tally);
      }),
    ),
    { numRuns: 150 },
  );

  expect(Math.min(tally.opened, tally.reopened, tally.closed, tally.openedOnOk)).toBeGreaterThanOrEqual(3);
  expect(Math.min(tally.sent, tally.blocked)).toBeGreaterThan(100);
});

/** Columns: attempts that ours lets out, and opossum. */
const play = (script: string, options: Opossum.Options = {}) =>
  atTimeZero(() =>
    story([new OurBreaker(breakerPreset('Hystrix')), new OpossumBreaker({ ...HYSTRIX, ...options })], script),
  );

test('the preset of Hystrix: 20 within 10 s, more than half failed, 5 s, one probe, 5 s again', async () => {
  expect(
    await play(`ok 9
    fail 10
    fail
    send a
    wait 4.999
    send b
    wait 0.001
    send probe c
    probe fail
    wait 4.999
    send d
    wait 0.001
    send probe2
    probe2 ok
    send e`),
  ).toMatchInlineSnapshot(`
    "ok 9        9 9
    fail 10     10 10
    fail        1 1
    send a      0 0
    wait 4.999
    send b      0 0
    wait 0.001
    send probe c1 1
    probe fail
    wait 4.999
    send d      0 0
    wait 0.001
    send probe2 1 1
    probe2 ok
    send e      1 1"
  `);
  expect(
    await play(`fail 19
    wait 10
    fail 19
    send a
    fail
    send b`),
  ).toMatchInlineSnapshot(`
    "fail 19     19 19
    wait 10
    fail 19     19 19
    send a      1 1
    fail        1 1
    send b      0 0"
  `);
});

describe('where they differ', () => {
  test('just at half ours opens, as Hystrix; opossum only above it', async () => {
    expect(
      await play(`ok 10
      fail 10
      send a`),
    ).toMatchInlineSnapshot(`
      "ok 10       10 10
      fail 10     10 10
      send a      0 1"
    `);
  });

  test('an answer OK that makes the volume full opens ours, as Hystrix; opossum waits for the next failure', async () => {
    expect(
      await play(`fail 19
      ok
      fail
      send a`),
    ).toMatchInlineSnapshot(`
      "fail 19     19 19
      ok          1 1
      fail        0 1
      send a      0 0"
    `);
  });

  test('closing forgets all, as in Hystrix; opossum remembers its failures and opens at the next one', async () => {
    expect(
      await play(`fail 20
      wait 5
      ok
      fail
      send a`),
    ).toMatchInlineSnapshot(`
      "fail 20     20 20
      wait 5
      ok          1 1
      fail        1 1
      send a      1 0"
    `);
  });

  test('what is under way is not counted, as in Hystrix; opossum takes it for not failed', async () => {
    expect(
      await play(
        `send a b c d e f g h i j k
      fail 19
      fail
      send l`,
        { errorThresholdPercentage: 70 },
      ),
    ).toMatchInlineSnapshot(`
      "send a b c d e f g h i j k11 11
      fail 19     19 19
      fail        1 1
      send l      0 1"
    `);
  });

  test('what was sent before it opened is no probe; opossum takes the first answer for the probe’s', async () => {
    expect(
      await play(`send late
      fail 20
      wait 5
      send probe
      late ok
      send a`),
    ).toMatchInlineSnapshot(`
      "send late   1 1
      fail 20     20 19
      wait 5
      send probe  1 1
      late ok
      send a      0 1"
    `);
  });
});
