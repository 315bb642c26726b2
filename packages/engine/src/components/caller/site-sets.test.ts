import { describe, expect, test } from 'vitest';
import type { RetryGate } from '../../sites.ts';
import { ERROR, OK, SHED } from '../../traffic/outcome.ts';
import { arrange, attemptGate, everyTime, hedgeEvery } from './caller.fixture.ts';

const late = { outcome: OK, afterUs: 100 } as const;

function retryGate(grants = true) {
  const heard: string[] = [];
  const notes: RetryGate = {
    mayRetry: () => (heard.push('asked'), grants),
    onFirstAttempt: () => void heard.push('first'),
    onRetry: (_call, outcome) => void heard.push(`granted after ${outcome}`),
    onOutcome: (_call, outcome, number) => void heard.push(`${number} ended ${outcome}`),
    onRetryUnsent: () => void heard.push('unsent'),
  };
  return { ...notes, heard };
}

/** Puts the other guards in force at this time. */
function panicAt(us: number, { world }: ReturnType<typeof arrange>): void {
  const address = world.kernel.enrol({ onEvent: () => world.switches.forEach((each) => each.switchSites(true)) });
  world.kernel.schedule(us, address, 0, 0);
}

test('an attempt is settled with the gates that heard that it was sent, and the next is sent under the others', () => {
  const [usual, other] = [attemptGate(), attemptGate()];
  const arranged = arrange({ sites: { gates: [usual] }, panicSites: { gates: [other] }, answers: [late] });
  panicAt(50, arranged);

  arranged.caller.begin();
  arranged.world.kernel.run(60, Infinity);
  arranged.caller.begin();
  arranged.world.kernel.run(1_000, Infinity);

  expect(usual.heard).toEqual(['sent', `ended ${OK}`]);
  expect(other.heard).toEqual(['sent', `ended ${OK}`]);
});

describe('a retry that was granted under one set and is due under the other', () => {
  const dueInPanic = (sites: { usual?: RetryGate[]; panic?: RetryGate[]; retries?: boolean }) => {
    const arranged = arrange({
      sites: { retry: everyTime(50), retryGates: sites.usual ?? [] },
      panicSites: { retry: sites.retries === false ? null : everyTime(50), retryGates: sites.panic ?? [] },
      answers: ['refuse', late],
    });
    panicAt(20, arranged);
    arranged.caller.begin();
    arranged.world.kernel.run(1_000, Infinity);
    return arranged;
  };

  test('is granted anew by the gates of that set, and those of the first hear that it is not sent', () => {
    const [usual, other] = [retryGate(), retryGate()];
    const { counts, ended } = dueInPanic({ usual: [usual], panic: [other] });

    expect(usual.heard).toEqual(['first', `1 ended ${SHED}`, 'asked', `granted after ${SHED}`, 'unsent']);
    expect(other.heard).toEqual(['asked', `granted after ${SHED}`, `2 ended ${OK}`]);
    expect(counts).toMatchObject({ retries: 1, vetoed: 0 });
    expect(ended).toEqual([{ outcome: OK, latencyUs: 150 }]);
  });

  test('is charged once by a gate of both sets', () => {
    const both = retryGate();
    dueInPanic({ usual: [both], panic: [both] });

    expect(both.heard).toEqual(['first', `1 ended ${SHED}`, 'asked', `granted after ${SHED}`, `2 ended ${OK}`]);
  });

  test('is not sent where that set refuses: the call ends as its last attempt did, and every gate has been told', () => {
    const [usual, both, other] = [retryGate(), retryGate(), retryGate(false)];
    const { arrivedAtUs, counts, ended, live } = dueInPanic({ usual: [usual, both], panic: [both, other] });

    expect(arrivedAtUs).toEqual([0]);
    expect([usual.heard.at(-1), both.heard.at(-1), other.heard]).toEqual(['unsent', 'unsent', ['asked']]);
    expect(counts).toMatchObject({ attempts: 1, vetoed: 1 });
    expect(ended).toEqual([{ outcome: SHED, latencyUs: 50 }]);
    expect(live()).toEqual([0, 0]);
  });

  test('is not sent where nothing is retried in that set', () => {
    const { arrivedAtUs, ended } = dueInPanic({ retries: false });

    expect(arrivedAtUs).toEqual([0]);
    expect(ended).toEqual([{ outcome: SHED, latencyUs: 50 }]);
  });
});

describe('hedges', () => {
  test('that are due when hedging is switched off are not sent', () => {
    const arranged = arrange({ sites: { hedge: hedgeEvery(30, 2) }, panicSites: {}, answers: [late] });
    panicAt(20, arranged);

    arranged.caller.begin();
    arranged.world.kernel.run(1_000, Infinity);

    expect(arranged.arrivedAtUs).toEqual([0]);
    expect(arranged.ended).toEqual([{ outcome: OK, latencyUs: 100 }]);
  });

  test('are sent by calls begun after it is switched on', () => {
    const arranged = arrange({ sites: {}, panicSites: { hedge: hedgeEvery(30, 2) }, answers: [late] });
    panicAt(20, arranged);

    arranged.caller.begin();
    arranged.world.kernel.run(200, Infinity);
    arranged.caller.begin();
    arranged.world.kernel.run(1_000, Infinity);

    expect(arranged.arrivedAtUs).toEqual([0, 200, 230]);
    expect(arranged.counts).toMatchObject({ ok: 2, cancelled: 1 });
    expect(arranged.live()).toEqual([0, 0]);
  });

  test('that are due while a call waits for its retry are not sent: it has nothing under way', () => {
    const arranged = arrange({
      sites: { hedge: hedgeEvery(60, 3), retry: everyTime(100) },
      panicSites: { retry: everyTime(100) },
      answers: [{ outcome: ERROR, afterUs: 30 }, late],
    });
    panicAt(20, arranged);
    const { kernel, switches } = arranged.world;
    kernel.schedule(40, kernel.enrol({ onEvent: () => switches.forEach((each) => each.switchSites(false)) }), 0, 0);

    arranged.caller.begin();
    kernel.run(150, Infinity);

    expect(arranged.arrivedAtUs).toEqual([0, 130]);
  });
});
