import { describe, expect, test } from 'vitest';
import { GIVE_UP, type RetryGate } from '../sites.ts';
import { BLOCKED, ERROR, EXPIRED, OK, SHED, TIMEOUT, type Outcome } from '../traffic/outcome.ts';
import { after, arrange, attemptGate, everyTime } from './caller/caller.fixture.ts';

/** A gate that notes what it hears. */
function gate(allows: boolean) {
  const heard: string[] = [];
  const notes: RetryGate = {
    mayRetry: () => (heard.push('asked'), allows),
    onFirstAttempt: () => void heard.push('first'),
    onRetry: () => void heard.push('retry'),
    onOutcome: (_call, outcome) => void heard.push(`ended ${outcome}`),
    onRetryUnsent: () => void heard.push('unsent'),
  };
  return { ...notes, heard };
}

test('a call that is refused and tried again at once goes round a loop, not deeper into the stack', () => {
  let attempts = 0;
  const { caller, counts, ended, world } = arrange({
    sites: { retry: { delayUs: () => (++attempts < 100_000 ? 0 : GIVE_UP) } },
    answers: ['refuse'],
  });

  caller.begin();

  expect(counts).toMatchObject({ calls: 1, attempts: 100_000, retries: 99_999, shed: 100_000 });
  expect(ended).toEqual([{ outcome: SHED, latencyUs: 0 }]);
  expect([world.attempts.liveCount, world.calls.liveCount]).toEqual([0, 0]);
});

test('the policy is asked once for each attempt that failed, and told how', () => {
  const asked: [number, Outcome][] = [];
  const { caller, ended, world } = arrange({
    sites: {
      timeouts: [after(50)],
      retry: { delayUs: (call, outcome) => (asked.push([world.calls.attemptCount[call]!, outcome]), 10) },
    },
    answers: ['refuse', { outcome: ERROR, afterUs: 5 }, 'never', { outcome: OK, afterUs: 5 }],
  });

  caller.begin();
  world.kernel.run(1_000, Infinity);

  expect(asked).toEqual([
    [1, SHED],
    [2, ERROR],
    [3, TIMEOUT],
  ]);
  expect(ended).toEqual([{ outcome: OK, latencyUs: 10 + 5 + 10 + 50 + 10 + 5 }]);
});

test('the policy finds the latest delay of the call: 0 at first', () => {
  const before: number[] = [];
  const { caller, world } = arrange({
    sites: {
      retry: {
        delayUs: (call) => {
          before.push(world.calls.lastDelayUs[call]!);
          return before.length < 4 ? 10 * before.length : GIVE_UP;
        },
      },
    },
    answers: ['refuse'],
  });

  caller.begin();
  world.kernel.run(1_000, Infinity);

  expect(before).toEqual([0, 10, 20, 30]);
});

test('an answer after the timeout is nobody’s: the call is settled once', () => {
  const { caller, counts, ended, world } = arrange({
    sites: { timeouts: [after(50)] },
    answers: [{ outcome: OK, afterUs: 60 }],
  });

  caller.begin();
  world.kernel.run(55, Infinity);
  expect(world.attempts.liveCount).toBe(1);
  world.kernel.run(1_000, Infinity);

  expect(ended).toEqual([{ outcome: TIMEOUT, latencyUs: 50 }]);
  expect(counts).toMatchObject({ timeout: 1, ok: 0 });
  expect([world.attempts.liveCount, world.calls.liveCount]).toEqual([0, 0]);
});

test('a timer of an attempt that was answered never goes off', () => {
  const { caller, ended, world } = arrange({
    sites: { timeouts: [after(50)] },
    answers: [{ outcome: OK, afterUs: 40 }],
  });

  caller.begin();
  caller.begin();
  world.kernel.run(1_000, Infinity);

  expect(ended).toEqual([
    { outcome: OK, latencyUs: 40 },
    { outcome: OK, latencyUs: 40 },
  ]);
  expect(world.kernel.eventCount).toBe(2);
});

test('without a timeout a caller waits for ever', () => {
  const { caller, ended, world } = arrange({ answers: ['never'] });

  caller.begin();
  world.kernel.run(1e12, Infinity);

  expect(ended).toEqual([]);
  expect(world.attempts.liveCount).toBe(1);
});

test('the wire takes its time each way, also for a refusal', () => {
  const { arrivedAtUs, caller, ended, world } = arrange({
    delayUs: 7,
    answers: ['refuse', { outcome: OK, afterUs: 5 }],
  });

  caller.begin();
  caller.begin();
  world.kernel.run(1_000, Infinity);

  expect(arrivedAtUs).toEqual([7, 7]);
  expect(ended).toEqual([
    { outcome: SHED, latencyUs: 14 },
    { outcome: OK, latencyUs: 19 },
  ]);
});

test('an attempt given up on the wire arrives all the same', () => {
  const { arrivedAtUs, caller, ended, world } = arrange({
    delayUs: 70,
    sites: { timeouts: [after(50)] },
    answers: [{ outcome: OK, afterUs: 5 }],
  });

  caller.begin();
  world.kernel.run(1_000, Infinity);

  expect(arrivedAtUs).toEqual([70]);
  expect(ended).toEqual([{ outcome: TIMEOUT, latencyUs: 50 }]);
  expect(world.attempts.liveCount).toBe(0);
});

test('a call is good if it took no longer than its owner allows', () => {
  const { caller, counts, world } = arrange({
    answers: [
      { outcome: OK, afterUs: 1_000 },
      { outcome: OK, afterUs: 1_001 },
      { outcome: ERROR, afterUs: 5 },
    ],
  });

  for (let i = 0; i < 3; i++) caller.begin();
  world.kernel.run(10_000, Infinity);

  expect(counts).toMatchObject({ ok: 2, good: 1, error: 1 });
  expect(caller.meter.durations.latency.toRecord()).toMatchObject({ count: 2, sumUs: 2_001 });
});

describe('retry gates', () => {
  test('hear of first attempts when they are sent, of retries when they are granted', () => {
    const notes = gate(true);
    const { caller, counts, world } = arrange({
      sites: { retry: everyTime(100), retryGates: [notes] },
      answers: ['refuse', { outcome: OK, afterUs: 5 }],
    });

    caller.begin();

    // Granted at the failure, though it will be sent only 100 µs later: else many calls would be granted one token.
    const granted = ['first', `ended ${SHED}`, 'asked', 'retry'];
    expect(notes.heard).toEqual(granted);
    expect(counts.retries).toBe(0);
    world.kernel.run(1_000, Infinity);
    expect(notes.heard).toEqual([...granted, `ended ${OK}`]);
    expect(counts.retries).toBe(1);
  });

  test('all must allow, and none is charged for a retry that another refuses', () => {
    const [yes, no] = [gate(true), gate(false)];
    for (const retryGates of [
      [yes, no],
      [no, yes],
    ]) {
      yes.heard.length = 0;
      const { caller, counts, ended } = arrange({ sites: { retry: everyTime(0), retryGates }, answers: ['refuse'] });

      caller.begin();

      expect(yes.heard).not.toContain('retry');
      expect(no.heard).not.toContain('retry');
      expect(counts).toMatchObject({ attempts: 1, vetoed: 1 });
      expect(ended).toEqual([{ outcome: SHED, latencyUs: 0 }]);
    }
  });

  test('are not asked about calls that ended OK or that the policy gives up', () => {
    const notes = gate(true);
    const { caller, counts, world } = arrange({
      sites: { retry: everyTime(GIVE_UP), retryGates: [notes] },
      answers: [{ outcome: OK, afterUs: 1 }, 'refuse'],
    });

    caller.begin();
    caller.begin();
    world.kernel.run(100, Infinity);

    expect(notes.heard).toEqual(['first', 'first', `ended ${SHED}`, `ended ${OK}`]);
    expect(counts.vetoed).toBe(0);
  });
});

describe('gates', () => {
  test('hear of each attempt that it was sent and, once, how it ended', () => {
    const notes = attemptGate(() => true);
    const { caller, world } = arrange({
      sites: { gates: [notes], timeouts: [after(50)], retry: everyTime(10) },
      answers: ['refuse', 'never', { outcome: OK, afterUs: 5 }],
    });

    caller.begin();
    world.kernel.run(1_000, Infinity);

    expect(notes.heard).toEqual(['sent', `ended ${SHED}`, 'sent', `ended ${TIMEOUT}`, 'sent', `ended ${OK}`]);
  });

  test('all must allow; what one blocks is not sent, ends its call, and all hear of it', () => {
    const [yes, no] = [attemptGate(() => true), attemptGate(() => false)];
    const { arrivedAtUs, caller, counts, ended, world } = arrange({
      sites: { gates: [yes, no], retry: everyTime(0) },
      answers: ['never'],
    });

    caller.begin();

    expect(arrivedAtUs).toEqual([]);
    expect([yes.heard, no.heard]).toEqual([['blocked'], ['blocked']]);
    expect(counts).toMatchObject({ calls: 1, attempts: 0, blocked: 1 });
    expect(ended).toEqual([{ outcome: BLOCKED, latencyUs: 0 }]);
    expect([world.attempts.liveCount, world.calls.liveCount]).toEqual([0, 0]);
  });

  test('that block a retry end the call, and the retry gates hear that it was not sent', () => {
    const retries = gate(true);
    const { caller, counts, ended, world } = arrange({
      sites: { gates: [attemptGate((asked) => asked === 1)], retry: everyTime(10), retryGates: [retries] },
      answers: ['refuse'],
    });

    caller.begin();
    world.kernel.run(1_000, Infinity);

    expect(retries.heard).toEqual(['first', `ended ${SHED}`, 'asked', 'retry', 'unsent']);
    expect(counts).toMatchObject({ attempts: 1, retries: 0, blocked: 1 });
    expect(ended).toEqual([{ outcome: BLOCKED, latencyUs: 10 }]);
  });
});

describe('timeouts', () => {
  test('the shortest counts', () => {
    const { caller, ended, world } = arrange({
      sites: { timeouts: [after(70), after(50), after(60)] },
      answers: ['never'],
    });

    caller.begin();
    world.kernel.run(1_000, Infinity);

    expect(ended).toEqual([{ outcome: TIMEOUT, latencyUs: 50 }]);
  });

  test('an attempt for which no time is left is not sent', () => {
    const { arrivedAtUs, caller, counts, ended } = arrange({
      sites: { timeouts: [after(70), after(0)] },
      answers: ['never'],
    });

    caller.begin();

    expect(arrivedAtUs).toEqual([]);
    expect(counts).toMatchObject({ attempts: 0, expired: 1 });
    expect(ended).toEqual([{ outcome: EXPIRED, latencyUs: 0 }]);
  });

  test('an attempt carries the time until which its caller waits, if callers tell', () => {
    for (const tellsDeadline of [true, false]) {
      const { caller, world } = arrange({ sites: { timeouts: [after(50)], tellsDeadline }, answers: ['never'] });

      caller.begin();

      expect(world.attempts.deadlineUs[0]).toBe(tellsDeadline ? 50 : Infinity);
    }
  });

  test('a call made for an attempt knows until when that attempt’s caller waits', () => {
    const asked: number[] = [];
    const { caller, world } = arrange({
      sites: {
        timeouts: [{ timeoutUs: (call) => (asked.push(world.calls.deadlineUs[call]!), 50) }],
        tellsDeadline: true,
      },
      answers: ['never'],
    });
    const parent = world.attempts.open(0, 0);
    world.attempts.deadlineUs[parent] = 77;

    caller.beginFor(parent);
    caller.begin();

    expect(asked).toEqual([77, Infinity]);
  });
});
