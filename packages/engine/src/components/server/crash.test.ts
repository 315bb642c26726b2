import { expect, test } from 'vitest';
import { millis } from '../../core/time.ts';
import type { DoorGate } from '../../sites.ts';
import { ERROR, OK, SHED, UNDER_WAY } from '../../traffic/outcome.ts';
import { arrange } from './server.fixture.ts';

function notes() {
  const left: { attempt: number; outcome: number }[] = [];
  const gate: DoorGate = {
    admits: () => true,
    onEntered: () => {},
    onLeft: (attempt, outcome) => void left.push({ attempt, outcome }),
  };
  return { gate, left };
}

test('a crash loses the queue and the work in progress: nobody is answered, the door hears of errors, no row is kept', () => {
  const { gate, left } = notes();
  const { answers, counts, knobs, levels, send, world } = arrange({ workers: 2 }, { door: [gate] });
  const attempts = Array.from({ length: 5 }, () => send().attempt);

  knobs.alive.turn(0);
  world.kernel.run(1e6, Infinity);

  expect(answers).toEqual([]);
  expect(world.kernel.eventCount).toBe(0);
  expect(left).toEqual(attempts.map((attempt) => ({ attempt, outcome: ERROR })));
  expect([levels['busy']!.value, levels['queue']!.value, counts['lost'], counts['served']]).toEqual([0, 0, 5, 0]);
  for (const attempt of attempts) world.attempts.callerLetsGo(attempt);
  expect(world.attempts.liveCount).toBe(0);
});

test('while it is down an attempt gets an error at once, past any door, and afterwards all workers are there', () => {
  const { gate, left } = notes();
  const { answers, counts, knobs, send, world } = arrange({ workers: 2 }, { door: [gate] });
  send();
  send();
  knobs.alive.turn(0);
  left.length = 0;

  const { attempt, outcome } = send();
  expect(outcome).toBe(ERROR);
  world.attempts.callerLetsGo(attempt);
  world.attempts.farSideLetsGo(attempt);
  expect([left, counts['turnedAway']]).toEqual([[], 1]);

  knobs.alive.letGo(0);
  for (let i = 0; i < 3; i++) send();
  world.kernel.run(1e6, Infinity);
  expect(answers.map((each) => [each.outcome, each.atUs])).toEqual([
    [OK, 1_000],
    [OK, 1_000],
    [OK, 2_000],
  ]);
});

test('a silent one says nothing while it is down', () => {
  const { knobs, send, world } = arrange({ whenDown: 'silent' });
  knobs.alive.turn(0);

  const { attempt, outcome } = send();

  expect(outcome).toBe(UNDER_WAY);
  world.attempts.callerLetsGo(attempt);
  expect(world.attempts.liveCount).toBe(0);
});

test('two crashes at once are over when the second is', () => {
  const { counts, knobs, send } = arrange();
  knobs.alive.turn(0);
  knobs.alive.turn(0);
  knobs.alive.letGo(0);

  expect(send().outcome).toBe(ERROR);
  knobs.alive.letGo(0);
  expect(send().outcome).toBe(UNDER_WAY);
  expect(counts['turnedAway']).toBe(1);
});

test('a restart is a crash and a start in one, and cold', () => {
  const { answers, counts, knobs, send, world } = arrange({ coldStart: { for: millis(10), factor: 3 } });
  for (let i = 0; i < 3; i++) send();
  world.kernel.run(500, Infinity);

  knobs.restart();
  send();
  world.kernel.run(1e6, Infinity);

  expect(counts['lost']).toBe(3);
  expect(answers.map(({ atUs }) => atUs)).toEqual([3_500]);
});

test('who is down cannot be restarted by hand', () => {
  const { knobs, send } = arrange();
  knobs.alive.turn(0);
  knobs.restart();

  expect(send().outcome).toBe(ERROR);
});

test('a start after a crash is cold, a turn of another knob is not', () => {
  const { answers, knobs, send, world } = arrange({ coldStart: { for: millis(10), factor: 3 } });
  knobs.acceptance.turn(0.5);
  knobs.acceptance.letGo(0.5);
  knobs.alive.turn(1);
  send();
  world.kernel.run(1_000_000, Infinity);
  knobs.alive.turn(0);
  world.kernel.run(2_000_000, Infinity);
  knobs.alive.letGo(0);
  send();
  world.kernel.run(3_000_000, Infinity);

  expect(answers.map(({ atUs }) => atUs)).toEqual([1_000, 2_003_000]);
});

test('the queue is dropped as if refused: told so, or in silence; who is at a worker stays', () => {
  for (const refusal of ['answered', 'silent'] as const) {
    const { gate, left } = notes();
    const { answers, counts, knobs, levels, send, world } = arrange({ workers: 1, refusal }, { door: [gate] });
    const [served, ...waiting] = Array.from({ length: 3 }, () => send().attempt);

    knobs.dropQueue();
    world.kernel.run(1e6, Infinity);

    expect([counts['shed'], levels['queue']!.value]).toEqual([2, 0]);
    expect(left.map(({ attempt }) => attempt)).toEqual([...waiting, served]);
    const shed = refusal === 'answered' ? waiting.map((attempt) => [attempt, SHED]) : [];
    expect(answers.map(({ attempt, outcome }) => [attempt, outcome])).toEqual([[served, OK], ...shed]);
  }
});

test('more workers than the scenario says are there while availability is above 1', () => {
  const { derived, knobs, levels, send, world } = arrange({ workers: 2 });
  for (let i = 0; i < 5; i++) send();
  expect(levels['busy']!.value).toBe(2);

  knobs.availability.turn(2);
  expect([levels['busy']!.value, levels['workers']!.value, levels['queue']!.value]).toEqual([4, 4, 1]);
  expect(derived['utilisation']!({ busy: 3, workers: 4 })).toBe(0.75);
  expect(derived['utilisation']!({ busy: 1, workers: 1 })).toBe(0.5);

  knobs.availability.letGo(2);
  world.kernel.run(999, Infinity);
  expect([levels['busy']!.value, levels['queue']!.value]).toEqual([4, 1]);
  world.kernel.run(1_001, Infinity);
  expect([levels['busy']!.value, levels['queue']!.value]).toEqual([1, 0]);
});

test('workers that came while it was down are there when it is up', () => {
  const { knobs, levels, send } = arrange({ workers: 1 });
  send();
  knobs.alive.turn(0);
  knobs.availability.turn(3);
  knobs.alive.letGo(0);
  for (let i = 0; i < 4; i++) send();

  expect([levels['busy']!.value, levels['queue']!.value]).toEqual([3, 1]);
});

test('the oldest age is that of who has waited longest, whoever is next; 0 where nobody waits', () => {
  for (const rankOf of [(attempt: number) => attempt % 2, (attempt: number) => attempt]) {
    const { derived, send, world } = arrange({ workers: 1 }, { order: { servesNewest: () => true, rankOf } });
    const age = () => derived['oldestAge']!({});
    expect(age()).toBe(0);
    send();
    world.kernel.run(100, Infinity);
    expect(age()).toBe(0);
    send();
    world.kernel.run(300, Infinity);
    send();
    world.kernel.run(900, Infinity);
    expect(age()).toBe(800e-6);

    world.kernel.run(1_100, Infinity);
    // In the first order the third, of lower rank, has overtaken the second; in the other the third is left.
    expect(age()).toBeCloseTo(rankOf(3) === 1 ? 1_000e-6 : 800e-6, 9);
  }
});
