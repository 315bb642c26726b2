import { expect, test } from 'vitest';
import type { AttemptPace } from '../../sending-sites.ts';
import type { Call } from '../../traffic/rows.ts';
import { EXPIRED, OK } from '../../traffic/outcome.ts';
import { arrange, attemptGate, everyTime, hedgeEvery } from './caller.fixture.ts';

const soon = { outcome: OK, afterUs: 10 } as const;

/** Holds back for these times, one after another, then no more, and notes what it hears. */
function pace(arranged: () => ReturnType<typeof arrange>, ...holdsUs: number[]) {
  const heard: string[] = [];
  let listener: (call: Call) => void = () => {};
  const notes: AttemptPace = {
    isDue: () => holdsUs.length === 0,
    onHeld: (call) => {
      heard.push('held');
      const { kernel } = arranged().world;
      kernel.schedule(holdsUs.shift()!, kernel.enrol({ onEvent: () => listener(call) }), 0, 0);
    },
    onPassed: () => void heard.push('passed'),
    releaseTo: (each) => (listener = each),
  };
  return { ...notes, heard };
}

test('what is held back is asked about anew when it is due, and sent when nobody holds it any more', () => {
  const [slow, quick] = [pace(() => arranged, 30, 40), pace(() => arranged)];
  const notes = attemptGate();
  const arranged = arrange({ sites: { gates: [notes], paces: [quick, slow] }, answers: [soon] });
  const { arrivedAtUs, caller, counts, ended, world } = arranged;

  caller.begin();
  world.kernel.run(20, Infinity);
  expect(caller.meter.levels.held.value).toBe(1);
  expect(caller.meter.levels.inFlight.value).toBe(0);
  world.kernel.run(1_000, Infinity);

  expect(arrivedAtUs).toEqual([70]);
  expect(slow.heard).toEqual(['held', 'held', 'passed']);
  expect(quick.heard).toEqual(['passed']);
  expect(notes.heard).toEqual(['sent', `ended ${OK}`]);
  expect(caller.meter.levels.held.value).toBe(0);
  expect(counts).toMatchObject({ attempts: 1, retries: 0 });
  expect(ended).toEqual([{ outcome: OK, latencyUs: 80 }]);
});

test('a retry that was held back still counts as one', () => {
  const holding = arrange({
    sites: { paces: [pace(() => holding, 20, 30)], retry: everyTime(5) },
    answers: ['refuse', soon],
  });

  holding.caller.begin();
  holding.world.kernel.run(1_000, Infinity);

  expect(holding.arrivedAtUs).toEqual([50, 55]);
  expect(holding.counts).toMatchObject({ attempts: 2, retries: 1, shed: 1, ok: 1 });
});

test('a call whose time is over while it is held back is not sent', () => {
  const arranged = arrange({
    sites: { paces: [pace(() => arranged, 30)], timeouts: [{ timeoutUs: () => 20 - arranged.world.kernel.nowUs }] },
    answers: [soon],
  });
  const { arrivedAtUs, caller, ended, live, world } = arranged;

  caller.begin();
  world.kernel.run(1_000, Infinity);

  expect(arrivedAtUs).toEqual([]);
  expect(ended).toEqual([{ outcome: EXPIRED, latencyUs: 30 }]);
  expect(live()).toEqual([0, 0]);
});

test('a hedge is not held back: it is sent now or not at all', () => {
  const holds = pace(() => arranged);
  const isFirst = (call: Call) => arranged.world.calls.attemptCount[call] === 0;
  const arranged = arrange({
    sites: { hedge: hedgeEvery(10, 3), paces: [{ ...holds, isDue: isFirst }] },
    answers: [{ outcome: OK, afterUs: 100 }],
  });
  const { arrivedAtUs, caller, counts, ended, world } = arranged;

  caller.begin();
  world.kernel.run(1_000, Infinity);

  expect(arrivedAtUs).toEqual([0]);
  expect(counts).toMatchObject({ blocked: 1, hedges: 0 });
  expect(ended).toEqual([{ outcome: OK, latencyUs: 100 }]);
});
