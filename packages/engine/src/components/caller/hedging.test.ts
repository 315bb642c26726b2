import { describe, expect, test } from 'vitest';
import { GIVE_UP, type RetryGate } from '../../sites.ts';
import { BLOCKED, CANCELLED, ERROR, OK, SHED, TIMEOUT } from '../../traffic/outcome.ts';
import { after, arrange, attemptGate, everyTime, hedgeEvery } from './caller.fixture.ts';

const late = (afterUs: number) => ({ outcome: OK, afterUs }) as const;
const failing = (afterUs: number) => ({ outcome: ERROR, afterUs }) as const;

/** A retry gate that notes what it hears, and grants so many. */
function retryGate(grants = Infinity) {
  const heard: string[] = [];
  let granted = 0;
  const notes: RetryGate = {
    mayRetry: (_call, outcome) => (heard.push(`asked after ${outcome}`), granted < grants),
    onFirstAttempt: () => void heard.push('first'),
    onRetry: (_call, outcome) => void (granted++, heard.push(`granted after ${outcome}`)),
    onOutcome: (_call, outcome, number) => void heard.push(`${number} ended ${outcome}`),
    onRetryUnsent: () => void heard.push('unsent'),
  };
  return { ...notes, heard };
}

test('as published, gRPC: to a server that never answers attempts go at 0, d, 2d and 3d, and no more', () => {
  const { arrivedAtUs, caller, counts, world } = arrange({ sites: { hedge: hedgeEvery(500, 4) }, answers: ['never'] });

  caller.begin();
  world.kernel.run(1e6, Infinity);

  expect(arrivedAtUs).toEqual([0, 500, 1_000, 1_500]);
  expect(counts).toMatchObject({ attempts: 4, hedges: 3, retries: 0 });
});

test('as published, gRPC: a failure sends the next at once, and those after it at the delay from then', () => {
  const { arrivedAtUs, caller, world } = arrange({
    sites: { hedge: hedgeEvery(500, 4) },
    answers: ['never', failing(100), 'never'],
  });

  caller.begin();
  world.kernel.run(1e6, Infinity);

  expect(arrivedAtUs).toEqual([0, 500, 600, 1_100]);
});

test('the first to answer OK ends the call; the others are cancelled, each once, and nothing is left', () => {
  const notes = attemptGate();
  const { caller, cancelled, counts, ended, live, world } = arrange({
    sites: { gates: [notes], hedge: hedgeEvery(10, 3), timeouts: [after(1_000)] },
    answers: [late(500), late(30), late(500)],
  });

  caller.begin();
  world.kernel.run(41, Infinity);

  expect(ended).toEqual([{ outcome: OK, latencyUs: 40 }]);
  expect(cancelled).toEqual([
    { number: 3, atUs: 40 },
    { number: 1, atUs: 40 },
  ]);
  expect(notes.heard).toEqual(['sent', 'sent', 'sent', `ended ${OK}`, `ended ${CANCELLED}`, `ended ${CANCELLED}`]);
  expect(counts).toMatchObject({ ok: 1, cancelled: 2, timeout: 0 });
  expect(caller.meter.levels.inFlight.value).toBe(0);
  world.kernel.run(1e6, Infinity);
  expect(ended.length).toBe(1);
  expect(live()).toEqual([0, 0]);
});

test('a call that is answered before the delay is not hedged', () => {
  const { arrivedAtUs, caller, ended, world } = arrange({ sites: { hedge: hedgeEvery(10, 3) }, answers: [late(9)] });

  caller.begin();
  world.kernel.run(1_000, Infinity);

  expect(arrivedAtUs).toEqual([0]);
  expect(ended).toEqual([{ outcome: OK, latencyUs: 9 }]);
});

test('a row that is used again starts without a hedge that was due for the call before', () => {
  const { arrivedAtUs, caller, world } = arrange({ sites: { hedge: hedgeEvery(10, 2) }, answers: [late(9), late(9)] });

  caller.begin();
  world.kernel.run(9.5, Infinity);
  caller.begin();
  world.kernel.run(1_000, Infinity);

  expect(arrivedAtUs.length).toBe(2);
});

test('a hedge that was due for a call is not sent for the next in its row, which is to have none', () => {
  const policy = hedgeEvery(10, 2);
  const { arrivedAtUs, caller, world } = arrange({
    sites: {
      hedge: { ...policy, delayUs: (call) => (world.calls.serial[call] === 0 ? 10 : GIVE_UP), mayHedge: () => true },
    },
    answers: [late(8), late(100)],
  });
  const owner = world.kernel.enrol({ onEvent: () => caller.begin() });
  for (const us of [0, 9]) world.kernel.schedule(us, owner, 0, 0);
  world.kernel.run(1_000, Infinity);

  expect(arrivedAtUs).toEqual([0, 9]);
});

test('a call whose row belonged to one that got no more hedges is hedged all the same', () => {
  const { arrivedAtUs, caller, world } = arrange({
    sites: {
      hedge: hedgeEvery(10, 2),
      retryGates: [{ ...retryGate(), mayRetry: (call) => world.calls.serial[call] !== 0 }],
    },
    answers: [late(50)],
  });
  const owner = world.kernel.enrol({ onEvent: () => caller.begin() });
  for (const us of [0, 100]) world.kernel.schedule(us, owner, 0, 0);
  world.kernel.run(1_000, Infinity);

  expect(arrivedAtUs).toEqual([0, 100, 110]);
});

test('a hedge that is refused after a failure ends the hedging of its call, also the one that was due', () => {
  const notes = retryGate(1);
  const { arrivedAtUs, caller, world } = arrange({
    sites: { hedge: hedgeEvery(10, 5), retryGates: [notes] },
    answers: [failing(15), late(100)],
  });

  caller.begin();
  world.kernel.run(1_000, Infinity);

  expect(arrivedAtUs).toEqual([0, 10]);
  expect(notes.heard.filter((each) => each.startsWith('asked'))).toEqual([
    `asked after ${TIMEOUT}`,
    `asked after ${ERROR}`,
  ]);
});

test('all refused on the spot: all are sent, in a loop, and the call fails', () => {
  const { caller, counts, ended, live } = arrange({ sites: { hedge: hedgeEvery(10, 5) }, answers: ['refuse'] });

  caller.begin();

  expect(counts).toMatchObject({ attempts: 5, hedges: 4, shed: 5 });
  expect(ended).toEqual([{ outcome: SHED, latencyUs: 0 }]);
  expect(live()).toEqual([0, 0]);
});

test('a failure of all but one does not end the call while that one is under way', () => {
  const { caller, ended, world } = arrange({
    sites: { hedge: hedgeEvery(10, 2) },
    answers: [late(300), failing(20)],
  });

  caller.begin();
  world.kernel.run(1_000, Infinity);

  expect(ended).toEqual([{ outcome: OK, latencyUs: 300 }]);
});

test('where the callee is not to know, the losers are let go of without a word', () => {
  const { caller, cancelled, counts, live, world } = arrange({
    sites: { hedge: hedgeEvery(10, 2, { cancels: false }) },
    answers: [late(500), late(30)],
  });

  caller.begin();
  world.kernel.run(1_000, Infinity);

  expect(cancelled).toEqual([]);
  expect(counts.cancelled).toBe(1);
  expect(live()).toEqual([0, 0]);
});

describe('on a wire with a delay', () => {
  test('the word that an attempt is cancelled comes after the attempt, in time or too late', () => {
    const { caller, cancelled, ended, live, world } = arrange({
      delayUs: 7,
      sites: { hedge: hedgeEvery(10, 3) },
      answers: [late(16), late(500), late(500)],
    });

    caller.begin();
    world.kernel.run(1_000, Infinity);

    // Answered at 30; the third was sent at 20 and the fourth never.
    expect(ended).toEqual([{ outcome: OK, latencyUs: 30 }]);
    expect(cancelled).toEqual([
      { number: 3, atUs: 37 },
      { number: 2, atUs: 37 },
    ]);
    expect(live()).toEqual([0, 0]);
  });

  test('an attempt whose answer is on its way already is not cancelled any more', () => {
    const { caller, cancelled, counts, live, world } = arrange({
      delayUs: 7,
      sites: { hedge: hedgeEvery(10, 2) },
      answers: [late(16), late(10)],
    });

    caller.begin();
    world.kernel.run(1_000, Infinity);

    // The second arrives at 17 and is answered at 27, the word of the first one's answer at 30 would arrive at 37.
    expect(cancelled).toEqual([]);
    expect(counts).toMatchObject({ ok: 1, cancelled: 1 });
    expect(live()).toEqual([0, 0]);
  });

  test('nor one that is answered while the word is on its way', () => {
    const { caller, cancelled, live, world } = arrange({
      delayUs: 7,
      sites: { hedge: hedgeEvery(10, 2) },
      answers: [late(16), late(15)],
    });

    caller.begin();
    world.kernel.run(1_000, Infinity);

    // The word is sent at 30 and arrives at 37; the second was answered at 32, and its answer arrives at 39.
    expect(cancelled).toEqual([]);
    expect(live()).toEqual([0, 0]);
  });
});

describe('retry gates', () => {
  test('are asked about each hedge, after a timeout where an answer is late, and hear how each attempt ended', () => {
    const notes = retryGate();
    const { caller, world } = arrange({
      sites: { hedge: hedgeEvery(10, 3), retryGates: [notes] },
      answers: ['never', failing(5), late(5)],
    });

    caller.begin();
    world.kernel.run(1_000, Infinity);

    expect(notes.heard).toEqual([
      'first',
      `asked after ${TIMEOUT}`,
      `granted after ${TIMEOUT}`,
      `2 ended ${ERROR}`,
      `asked after ${ERROR}`,
      `granted after ${ERROR}`,
      `3 ended ${OK}`,
      `1 ended ${CANCELLED}`,
    ]);
  });

  test('that refuse a hedge end the hedging of its call, not the call', () => {
    const { arrivedAtUs, caller, counts, ended, world } = arrange({
      sites: { hedge: hedgeEvery(10, 4), retryGates: [retryGate(0)] },
      answers: [late(100)],
    });

    caller.begin();
    world.kernel.run(1_000, Infinity);

    expect(arrivedAtUs).toEqual([0]);
    expect(counts).toMatchObject({ vetoed: 1, hedges: 0 });
    expect(ended).toEqual([{ outcome: OK, latencyUs: 100 }]);
  });
});

describe('gates', () => {
  test('that block a hedge do not end the call while another attempt is under way', () => {
    const retries = retryGate();
    const { caller, counts, ended, world } = arrange({
      sites: { gates: [attemptGate((asked) => asked === 1)], hedge: hedgeEvery(10, 4), retryGates: [retries] },
      answers: [late(100)],
    });

    caller.begin();
    world.kernel.run(1_000, Infinity);

    expect(counts).toMatchObject({ attempts: 1, blocked: 1 });
    expect(retries.heard).toContain('unsent');
    expect(ended).toEqual([{ outcome: OK, latencyUs: 100 }]);
  });

  test('that block it when all others have failed end the call', () => {
    const { caller, ended, live, world } = arrange({
      sites: { gates: [attemptGate((asked) => asked === 1)], hedge: hedgeEvery(10, 4) },
      answers: [failing(5)],
    });

    caller.begin();
    world.kernel.run(1_000, Infinity);

    expect(ended).toEqual([{ outcome: BLOCKED, latencyUs: 5 }]);
    expect(live()).toEqual([0, 0]);
  });
});

describe('with retries', () => {
  test('the retry policy is asked once, when all have failed, and the retry is not hedged beyond the limit', () => {
    const asked: number[] = [];
    const { arrivedAtUs, caller, ended, world } = arrange({
      sites: {
        hedge: hedgeEvery(10, 2),
        retry: { delayUs: (call) => (asked.push(world.calls.attemptCount[call]!), asked.length < 3 ? 50 : GIVE_UP) },
      },
      answers: [failing(30), failing(40)],
    });

    caller.begin();
    world.kernel.run(1_000, Infinity);

    // Sent at 0 and 10, failed at 30 and 50; then retries alone, each 50 after the failure of the one before.
    expect(arrivedAtUs).toEqual([0, 10, 100, 190]);
    expect(asked).toEqual([2, 3, 4]);
    expect(ended).toEqual([{ outcome: ERROR, latencyUs: 230 }]);
  });

  test('a retry is hedged as long as attempts are left to hedge with', () => {
    const { arrivedAtUs, caller, counts, ended, world } = arrange({
      sites: { hedge: hedgeEvery(10, 3), retry: everyTime(50), timeouts: [after(5)] },
      answers: ['never', 'never', 'never', late(2)],
    });

    caller.begin();
    world.kernel.run(1_000, Infinity);

    // Each times out after 5, which sends the next at once; when hedges are used up, the retry comes after its delay.
    expect(arrivedAtUs).toEqual([0, 5, 10, 65]);
    expect(counts).toMatchObject({ hedges: 2, retries: 1, timeout: 3 });
    expect(ended).toEqual([{ outcome: OK, latencyUs: 67 }]);
    expect(world.calls.liveCount).toBe(0);
  });
});

describe('a call that is called off', () => {
  const parentOf = (world: ReturnType<typeof arrange>['world']) => world.attempts.open(0, 0);

  test('ends cancelled, its attempt with it, and the callee is told', () => {
    const { caller, cancelled, counts, ended, world } = arrange({ callsOff: true, answers: [late(100)] });
    const parent = parentOf(world);

    caller.beginFor(parent);
    const owner = world.kernel.enrol({ onEvent: () => caller.callOffFor(parent) });
    for (const us of [10, 20]) world.kernel.schedule(us, owner, 0, 0);
    world.kernel.run(1_000, Infinity);

    expect(ended).toEqual([{ outcome: CANCELLED, latencyUs: 10 }]);
    expect(cancelled).toEqual([{ number: 1, atUs: 10 }]);
    expect(counts).toMatchObject({ ok: 0, cancelled: 1 });
    expect(world.attempts.liveCount).toBe(1);
  });

  test('between two attempts ends when the next would be due, and that is not sent', () => {
    const retries = retryGate();
    const { arrivedAtUs, caller, ended, world } = arrange({
      callsOff: true,
      sites: { retry: everyTime(50), retryGates: [retries] },
      answers: [failing(10)],
    });
    const parent = parentOf(world);

    caller.beginFor(parent);
    world.kernel.run(20, Infinity);
    caller.callOffFor(parent);
    world.kernel.run(1_000, Infinity);

    expect(arrivedAtUs).toEqual([0]);
    expect(retries.heard.at(-1)).toBe('unsent');
    expect(ended).toEqual([{ outcome: CANCELLED, latencyUs: 60 }]);
    expect(world.calls.liveCount).toBe(0);
  });
});
