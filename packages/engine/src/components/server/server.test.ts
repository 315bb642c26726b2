import { expect, test } from 'vitest';
import { millis } from '../../core/time.ts';
import type { DoorGate, Station, TriageGate } from '../../sites.ts';
import { NO_PARENT } from '../../traffic/calls.ts';
import { EXPIRED, OK, SHED, UNDER_WAY } from '../../traffic/outcome.ts';
import { arrange, seen } from './server.fixture.ts';

function door(allows: (station: Station) => boolean) {
  const asked: Station[] = [];
  const heard: string[] = [];
  const gate: DoorGate = {
    admits: (_, station) => (asked.push(seen(station)), allows(station)),
    onEntered: (attempt, { inSystem }) => void heard.push(`${attempt} entered, after ${inSystem}`),
    onLeft: (attempt, outcome, sojournUs) => void heard.push(`${attempt} left after ${sojournUs}: ${outcome}`),
  };
  return { ...gate, asked, heard };
}

test('the door is asked about every arrival, also when a worker is free, and told how things stand', () => {
  const gate = door(() => true);
  const { send } = arrange({}, { door: [gate] });

  for (let i = 0; i < 4; i++) send();

  expect(gate.asked).toEqual([
    { freeWorkers: 2, queueLength: 0, inSystem: 0 },
    { freeWorkers: 1, queueLength: 0, inSystem: 1 },
    { freeWorkers: 0, queueLength: 0, inSystem: 2 },
    { freeWorkers: 0, queueLength: 1, inSystem: 3 },
  ]);
});

test('all at the door must admit', () => {
  const [yes, no] = [door(() => true), door(() => false)];

  expect(arrange({}, { door: [yes, no] }).send().outcome).toBe(SHED);
  expect(arrange({}, { door: [no, yes] }).send().outcome).toBe(SHED);
  expect(arrange({}, { door: [yes, yes] }).send().outcome).toBe(UNDER_WAY);
});

test('a silent refusal lets go of the attempt and says nothing', () => {
  const { answers, send, world } = arrange({ refusal: 'silent' }, { door: [door(() => false)] });

  const { attempt, outcome } = send();
  world.kernel.run(1e9, Infinity);

  expect(outcome).toBe(UNDER_WAY);
  expect(answers).toEqual([]);
  expect(world.attempts.liveCount).toBe(1);
  world.attempts.callerLetsGo(attempt);
  expect(world.attempts.liveCount).toBe(0);
});

test('the door hears who has entered and, once, who has left and how; not of those it refused', () => {
  const gate = door(({ inSystem }) => inSystem < 2);
  const { send, world } = arrange({ workers: 1 }, { door: [gate] });

  for (let i = 0; i < 3; i++) send();
  world.kernel.run(1e6, Infinity);

  expect(gate.heard).toEqual([
    '0 entered, after 0',
    '1 entered, after 1',
    `0 left after 1000: ${OK}`,
    `1 left after 2000: ${OK}`,
  ]);
});

/** A gate before service that keeps nobody who has waited. */
function triage(drops: TriageGate['drops']) {
  const heard: string[] = [];
  const gate: TriageGate = {
    drops,
    keeps: () => false,
    onTurn: (attempt, waitedUs, { queueLength }) =>
      void heard.push(`${attempt} after ${waitedUs}, ${queueLength} behind`),
  };
  return { ...gate, heard };
}

test('triage is asked about those who have waited, and drops them: the next gets the worker at once', () => {
  for (const drops of [SHED, EXPIRED] as const) {
    const [gate, notes] = [triage(drops), door(() => true)];
    const { answers, send, world } = arrange({ workers: 1 }, { triage: [gate], door: [notes] });
    for (let i = 0; i < 3; i++) send();

    world.kernel.run(1e6, Infinity);

    expect(gate.heard).toEqual(['1 after 1000, 1 behind', '2 after 1000, 0 behind']);
    expect(answers).toEqual([
      { attempt: 0, outcome: OK, atUs: 1_000 },
      { attempt: 1, outcome: drops, atUs: 1_000 },
      { attempt: 2, outcome: drops, atUs: 1_000 },
    ]);
    expect(notes.heard.slice(3)).toEqual([
      `0 left after 1000: ${OK}`,
      `1 left after 1000: ${drops}`,
      `2 left after 1000: ${drops}`,
    ]);
    expect(world.attempts.liveCount).toBe(0);
  }
});

test('a silent server drops without a word, also before service', () => {
  const { answers, send, world } = arrange({ workers: 1, refusal: 'silent' }, { triage: [triage(SHED)] });
  for (let i = 0; i < 2; i++) send();

  world.kernel.run(1e6, Infinity);

  expect(answers.map(({ attempt }) => attempt)).toEqual([0]);
  expect(world.attempts.liveCount).toBe(1);
  world.attempts.callerLetsGo(1);
  expect(world.attempts.liveCount).toBe(0);
});

test('two workers serve two at a time, in order of arrival', () => {
  const { answers, send, world } = arrange();
  const sent = [send(), send(), send(), send()].map(({ attempt }) => attempt);

  world.kernel.run(1e6, Infinity);

  expect(answers).toEqual(sent.map((attempt, i) => ({ attempt, outcome: OK, atUs: i < 2 ? 1_000 : 2_000 })));
});

test('the order is asked each time somebody can be served, and told how things stand', () => {
  const asked: Station[] = [];
  const order = {
    servesNewest: (station: Station) => (asked.push(seen(station)), asked.length === 1),
  };
  const { answers, send, world } = arrange({ workers: 1 }, { order });
  const [first, second, third, fourth] = [send(), send(), send(), send()].map(({ attempt }) => attempt);

  world.kernel.run(1e6, Infinity);

  expect(answers.map(({ attempt }) => attempt)).toEqual([first, fourth, second, third]);
  expect(asked).toEqual([
    { freeWorkers: 1, queueLength: 3, inSystem: 3 },
    { freeWorkers: 1, queueLength: 2, inSystem: 2 },
    { freeWorkers: 1, queueLength: 1, inSystem: 1 },
  ]);
});

test('a worker turns to the queue before the caller hears: what is sent on hearing overtakes nobody', () => {
  const { answers, send, world } = arrange({ workers: 1 });
  const [first, second] = [send(), send()].map(({ attempt }) => attempt);
  const noted = world.callers[0]!;
  world.callers[0] = {
    answer(attempt, outcome) {
      noted.answer(attempt, outcome);
      if (answers.length === 1) send();
    },
  };

  world.kernel.run(1e6, Infinity);

  // The third takes the row that the first has given back.
  expect(answers.map(({ attempt, atUs }) => [attempt, atUs])).toEqual([
    [first, 1_000],
    [second, 2_000],
    [first, 3_000],
  ]);
});

test('an attempt brings the same work and the same luck, whatever else is served', () => {
  const params = { workers: 1, service: { law: 'exponential', mean: millis(10) }, errors: 0.5 } as const;
  const [alone, crowded] = [arrange(params), arrange({ ...params, workers: 50 })];
  for (let i = 0; i < 40; i++) {
    alone.send();
    alone.world.kernel.run((i + 1) * 1e6, Infinity);
  }
  for (let i = 0; i < 40; i++) crowded.send();
  crowded.world.kernel.run(1e9, Infinity);

  const serviceUs = alone.answers.map(({ atUs, outcome }, i) => ({ us: atUs - i * 1e6, outcome }));
  const together = crowded.answers.map(({ atUs, outcome }) => ({ us: atUs, outcome }));
  const byTime = (a: { us: number }, b: { us: number }) => a.us - b.us;
  expect(serviceUs.toSorted(byTime)).toEqual(together.toSorted(byTime));
});

test('attempts of other arrows, and other attempts of a call, bring other work', () => {
  const { world, callee } = arrange({ workers: 50, service: { law: 'exponential', mean: millis(10) } });
  const leftAtUs: number[] = [];
  world.callers[0] = { answer: () => void leftAtUs.push(world.kernel.nowUs) };
  world.callers[1] = world.callers[0];

  for (const [arrow, number] of [
    [0, 1],
    [0, 2],
    [1, 1],
    [1, 2],
  ] as const) {
    const attempt = world.attempts.open(world.calls.open(number, NO_PARENT, 0), arrow);
    world.attempts.number[attempt] = number;
    callee.receive(attempt);
  }
  world.kernel.run(1e9, Infinity);

  expect(new Set(leftAtUs).size).toBe(4);
});

test('workers are lost in whole numbers, to the nearest', () => {
  const { knobs, send, world } = arrange({ workers: 5 });
  const gate = door(() => true);
  const withDoor = arrange({ workers: 5 }, { door: [gate] });
  withDoor.knobs.availability.turn(0.3);
  withDoor.send();
  expect(gate.asked[0]!.freeWorkers).toBe(2); // 1.5 workers are two.

  knobs.availability.turn(0);
  const { attempt } = send();
  world.kernel.run(1e6, Infinity);
  expect(world.attempts.isAbandoned(attempt)).toBe(false);
  expect(world.kernel.eventCount).toBe(0);
  knobs.availability.letGo(0);
  world.kernel.run(2e6, Infinity);
  expect(world.kernel.eventCount).toBe(1);
});

test('a slow-down rounds to whole microseconds and spares what was started before', () => {
  const { answers, knobs, send, world } = arrange();
  send();
  knobs.slowness.turn(1.0004);
  send();
  world.kernel.run(1e6, Infinity);

  expect(answers.map(({ atUs }) => atUs)).toEqual([1_000, 1_000]);
  knobs.slowness.turn(2);
  send();
  world.kernel.run(2e6, Infinity);
  expect(answers.at(-1)!.atUs).toBe(1_002_001);
});
