import { expect, test } from 'vitest';
import { EXPIRED, OK, SHED, UNDER_WAY } from '../../traffic/outcome.ts';
import { arrange } from './server.fixture.ts';

const atMost = (count: number) => ({
  admits: (_: number, { inSystem }: { inSystem: number }) => inSystem < count,
  onEntered: () => {},
  onLeft: () => {},
});

test('a refusal that costs takes a worker for its share of a service, then it is told', () => {
  const { answers, counts, levels, send, world } = arrange({ workers: 2, refusalCost: 0.3 }, { door: [atMost(1)] });
  const [served, refused] = [send(), send()];

  expect(refused.outcome).toBe(UNDER_WAY);
  expect(levels['busy']!.value).toBe(2);
  world.kernel.run(1e6, Infinity);
  expect(answers).toEqual([
    { attempt: refused.attempt, outcome: SHED, atUs: 300 },
    { attempt: served.attempt, outcome: OK, atUs: 1_000 },
  ]);
  expect([counts['shed'], counts['served'], levels['busy']!.value, world.attempts.liveCount]).toEqual([1, 1, 0, 0]);
});

test('refusals come before those who wait to be served, and the door does not count them', () => {
  const { answers, send, world } = arrange({ workers: 1, refusalCost: 0.5 }, { door: [atMost(2)] });
  const sent = Array.from({ length: 5 }, () => send().attempt);

  world.kernel.run(1e6, Infinity);

  // Two are let in; the three refused follow the first, 500 µs each, before the second has its turn.
  expect(answers.map(({ attempt, outcome, atUs }) => [sent.indexOf(attempt), outcome, atUs])).toEqual([
    [0, OK, 1_000],
    [2, SHED, 1_500],
    [3, SHED, 2_000],
    [4, SHED, 2_500],
    [1, OK, 3_500],
  ]);
});

test('who is being refused is not in the system', () => {
  const { answers, send, world } = arrange({ workers: 1, refusalCost: 0.5 }, { door: [atMost(2)] });
  for (let i = 0; i < 4; i++) send();
  world.kernel.run(1_200, Infinity);

  // The first has been served, the second waits behind two refusals: there is room for one more.
  send();
  world.kernel.run(1e6, Infinity);

  expect(answers.map(({ outcome }) => outcome)).toEqual([OK, SHED, SHED, OK, OK]);
});

test('who is dropped when the turn has come costs as much', () => {
  const gate = { drops: EXPIRED, keeps: (attempt: number) => attempt !== 1, onTurn: () => {} } as const;
  const { answers, counts, send, world } = arrange({ workers: 1, refusalCost: 0.25 }, { triage: [gate] });
  for (let i = 0; i < 3; i++) send();

  world.kernel.run(1e6, Infinity);

  expect(answers.map(({ outcome, atUs }) => [outcome, atUs])).toEqual([
    [OK, 1_000],
    [EXPIRED, 1_250],
    [OK, 2_250],
  ]);
  expect([counts['expired'], counts['shed']]).toEqual([1, 0]);
});

test('a silent refusal costs as much, and nobody hears', () => {
  const { answers, levels, send, world } = arrange(
    { workers: 1, refusalCost: 0.5, refusal: 'silent' },
    { door: [atMost(0)] },
  );
  const { attempt } = send();
  expect(levels['busy']!.value).toBe(1);
  world.kernel.run(1e6, Infinity);

  expect(answers).toEqual([]);
  world.attempts.callerLetsGo(attempt);
  expect([levels['busy']!.value, world.attempts.liveCount]).toEqual([0, 0]);
});

test('a crash loses refusals, too, those that wait and those at a worker; the door had never let them in', () => {
  const left: number[] = [];
  const door = { ...atMost(1), onLeft: (attempt: number) => void left.push(attempt) };
  const { answers, counts, knobs, levels, send, world } = arrange({ workers: 2, refusalCost: 1 }, { door: [door] });
  const [entered, ...refused] = Array.from({ length: 4 }, () => send().attempt);

  knobs.alive.turn(0);
  world.kernel.run(1e6, Infinity);

  expect(answers).toEqual([]);
  expect([left, counts['lost']]).toEqual([[entered], 4]);
  expect([levels['busy']!.value, levels['queue']!.value]).toEqual([0, 0]);
  for (const attempt of [entered!, ...refused]) world.attempts.callerLetsGo(attempt);
  expect(world.attempts.liveCount).toBe(0);
  knobs.alive.letGo(0);
  send();
  expect(send().outcome).toBe(UNDER_WAY);
  world.kernel.run(2e6, Infinity);
  expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set([OK, SHED]));
});

test('whoever is not let in is made known to those at the door, and only that', () => {
  const refused: number[] = [];
  const door = { ...atMost(1), onRefused: (attempt: number) => void refused.push(attempt) };
  const { send } = arrange({}, { door: [atMost(9), door] });
  const [, second] = [send(), send()];

  expect(refused).toEqual([second.attempt]);
});
