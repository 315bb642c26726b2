import { expect, test } from 'vitest';
import { openSignal } from '../../src/panic/signals.ts';
import { openServerSites, type Station } from '../../src/sites.ts';
import { World } from '../../src/world.ts';

const PLAN = { kind: 'minQueueDelay', isHighBad: true, engageAt: 1, disengageAt: 0, minimum: 0, withinUs: 0 } as const;

function queueSignal() {
  const signal = openSignal(PLAN, new World(1, 10), 1_000);
  const sites = openServerSites();
  signal.watch([sites] as never);
  const station = (freeWorkers: number, queueLength: number): Station => ({ freeWorkers, queueLength, inSystem: 1 });
  return {
    signal,
    comes: (freeWorkers: number, queueLength = 0) => sites.door[0]!.onEntered(0, station(freeWorkers, queueLength)),
    turn: (waitedUs: number) => sites.triage[0]!.onTurn(0, waitedUs, station(0, 1)),
  };
}

test('the shortest delay counts, so one who need not wait at all says that no queue stands', () => {
  const { comes, signal, turn } = queueSignal();
  turn(900);
  turn(700);
  expect(signal.take()).toBe(700);

  turn(900);
  comes(1);
  turn(800);
  expect(signal.take()).toBe(0);
});

test('while somebody waits and nobody’s turn comes it grows with the time, and it is none when nobody waits', () => {
  const { comes, signal, turn } = queueSignal();
  expect(signal.take()).toBe(0);

  comes(0, 3);
  turn(500);
  expect([signal.take(), signal.take(), signal.take()]).toEqual([500, 1_500, 2_500]);
  comes(0, 0);
  expect(signal.take()).toBe(0);
});
