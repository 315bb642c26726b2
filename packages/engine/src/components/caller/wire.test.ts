import { describe, expect, test } from 'vitest';
import { BLOCKED, ERROR, OK, SHED, TIMEOUT } from '../../traffic/outcome.ts';
import { after, arrange, attemptGate, everyTime } from './caller.fixture.ts';

const soon = { outcome: OK, afterUs: 10 } as const;

describe('passage', () => {
  test('at 0 what is sent vanishes: nothing arrives, the caller times out, and nothing is left behind', () => {
    const { arrivedAtUs, caller, ended, knobs, live, world } = arrange({
      sites: { timeouts: [after(50)] },
      answers: [soon],
    });

    knobs.passage.turn(0);
    caller.begin();
    world.kernel.run(1_000, Infinity);

    expect(arrivedAtUs).toEqual([]);
    expect(ended).toEqual([{ outcome: TIMEOUT, latencyUs: 50 }]);
    expect(live()).toEqual([0, 0]);
  });

  test('at 0 answers vanish, too, and a caller without a timeout waits for ever, alone', () => {
    const { arrivedAtUs, caller, ended, knobs, world } = arrange({ answers: [soon] });

    caller.begin();
    knobs.passage.turn(0);
    world.kernel.run(1e9, Infinity);

    expect(arrivedAtUs).toEqual([0]);
    expect(ended).toEqual([]);
    expect(world.attempts.liveCount).toBe(1);
    world.attempts.callerLetsGo(0);
    expect(world.attempts.liveCount).toBe(0);
  });

  test('what is on the wire is lost, each way, if it would arrive while nothing does', () => {
    const { arrivedAtUs, caller, counts, knobs, live, world } = arrange({
      delayUs: 7,
      sites: { timeouts: [after(100)] },
      answers: [soon],
    });
    caller.begin();
    world.kernel.run(5, Infinity);
    caller.begin();
    world.kernel.run(9, Infinity);

    // The first has arrived at 7, the second would at 12; the first one's answer, sent at 17, would come at 24.
    knobs.passage.turn(0);
    world.kernel.run(16, Infinity);
    knobs.passage.letGo(0);
    world.kernel.run(20, Infinity);
    knobs.passage.turn(0);
    world.kernel.run(1_000, Infinity);

    expect(arrivedAtUs).toEqual([7]);
    expect(counts).toMatchObject({ ok: 0, timeout: 2 });
    expect(live()).toEqual([0, 0]);
  });

  test('in between, a share is lost: of 10 000 calls 0.7² are answered, and the same ones each time', () => {
    const run = () => {
      const { caller, counts, knobs, world } = arrange({ sites: { timeouts: [after(50)] }, answers: [soon] });
      knobs.passage.turn(0.7);
      for (let i = 0; i < 10_000; i++) {
        caller.begin();
        world.kernel.run((i + 1) * 100, Infinity);
      }
      return { ...counts, digest: world.digest.toString() };
    };

    // Five standard errors of a share of 0.49 of 10 000: 5 × √(0.49 × 0.51 × 10 000) = 250.
    expect(Math.abs(run().ok - 4_900)).toBeLessThan(250);
    expect(run()).toEqual(run());
  });
});

test('without a connection attempts fail at once, also over a long wire, and answers still come back', () => {
  const { arrivedAtUs, caller, ended, knobs, live, world } = arrange({
    delayUs: 7,
    sites: { retry: { delayUs: (call) => (world.calls.attemptCount[call]! < 3 ? 0 : -1) } },
    answers: [soon],
  });

  caller.begin();
  world.kernel.run(10, Infinity);
  knobs.connection.turn(0);
  caller.begin();
  world.kernel.run(1_000, Infinity);

  expect(arrivedAtUs).toEqual([7]);
  expect(ended).toEqual([
    { outcome: ERROR, latencyUs: 0 },
    { outcome: OK, latencyUs: 24 },
  ]);
  expect(live()).toEqual([0, 0]);
});

describe('retries', () => {
  test('at 0 no failed call is tried again, whatever the guards say', () => {
    const { caller, counts, ended, knobs } = arrange({ sites: { retry: everyTime(0) }, answers: ['refuse'] });

    knobs.retries.turn(0);
    caller.begin();

    expect(counts).toMatchObject({ attempts: 1, retries: 0, vetoed: 1 });
    expect(ended).toEqual([{ outcome: SHED, latencyUs: 0 }]);
  });
});

describe('admission', () => {
  test('at 0 no call begins: all are blocked, and gates and callee hear nothing of them', () => {
    const notes = attemptGate();
    const { arrivedAtUs, caller, counts, ended, knobs, live } = arrange({ sites: { gates: [notes] }, answers: [soon] });

    knobs.admission.turn(0);
    caller.begin();

    expect([arrivedAtUs, notes.heard]).toEqual([[], []]);
    expect(counts).toMatchObject({ calls: 1, attempts: 0, blocked: 1 });
    expect(ended).toEqual([{ outcome: BLOCKED, latencyUs: 0 }]);
    expect(live()).toEqual([0, 0]);
  });

  test('in between, a share of the calls begins; a larger share lets in those of a smaller one, and more', () => {
    const admitted = (share: number) => {
      const { caller, ended, knobs, world } = arrange({ answers: [soon] });
      knobs.admission.turn(share);
      for (let i = 0; i < 4_000; i++) {
        caller.begin();
        world.kernel.run((i + 1) * 100, Infinity);
      }
      return ended.flatMap(({ outcome }, call) => (outcome === OK ? [call] : []));
    };
    const [some, most] = [admitted(0.3), admitted(0.8)];

    // Five standard errors: 5 × √(0.3 × 0.7 × 4000) = 145.
    expect(Math.abs(some.length - 1_200)).toBeLessThan(145);
    expect(some.filter((call) => !most.includes(call))).toEqual([]);
  });
});
