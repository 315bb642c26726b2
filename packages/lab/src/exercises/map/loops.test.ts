import { expect, test } from 'vitest';
import { gradeBoundary } from './boundary.ts';
import { gradeLoops, growingLoops } from './loops.ts';
import { CLIENT, server, system, TIERS } from './map.fixture.ts';

const OUTER = ['users -> front', 'front -> store', 'front -> log'];
const INNER = ['front -> store'];
const TASK = { does: 'loops', id: 'loops', title: '', ask: '' } as const;

test('loops that grow are found, those that hold back are not among them', () => {
  expect(growingLoops(TIERS).map(({ arrows }) => arrows)).toEqual([OUTER, INNER]);
});

test('two carriers over the same arrows are one way round', () => {
  const guards = { calls: { 'users -> front': { retry: { maxAttempts: 2 }, hedging: { delay: { fixed: '50ms' } } } } };
  const both = system({ components: { users: CLIENT, front: server() }, arrows: { 'users -> front': {} }, guards });

  expect(growingLoops(both)).toMatchObject([{ arrows: ['users -> front'], loops: [{}, {}] }]);
});

test('every loop whole, and none too many, in any order', () => {
  expect(gradeLoops(TASK, [INNER, OUTER.toReversed()], TIERS).met).toBe(true);
  expect(gradeLoops(TASK, [INNER, [], OUTER], TIERS).met).toBe(true);
  expect(gradeLoops(TASK, [INNER], TIERS)).toMatchObject({
    met: false,
    says: expect.stringContaining('1 of 2') as string,
  });
  expect(gradeLoops(TASK, [INNER, INNER], TIERS).met).toBe(false);
});

test.each([
  [[INNER, ['users -> front', 'front -> log']], 'The loop that `users -> front` carries goes on over `front -> store`'],
  [[OUTER, ['front -> store', 'front -> log']], 'does not go over `front -> log`'],
  [[OUTER, INNER, ['front -> log']], 'a loop, but one that holds back'],
])('%j: %s', (marked, says) => {
  const part = gradeLoops(TASK, marked, TIERS);

  expect(part.met).toBe(false);
  expect(part.says).toContain(says);
});

test('a boundary has to hold its loops whole, and nothing that they do not need', () => {
  const task = { does: 'boundary', id: 'line', title: '', ask: '', loops: ['retry: front -> store'] } as const;
  const of = (...inside: string[]) => gradeBoundary(task, inside, TIERS);

  expect(of('store', 'front')).toMatchObject({
    met: true,
    says: expect.stringContaining('encloses `refusal: front` and `retry: front -> store`') as string,
  });
  expect(of('store').says).toContain('cuts `retry: users -> front` and `retry: front -> store`');
  expect(of('users', 'front', 'store').says).toContain('does not need `users`');
  expect(of()).toMatchObject({ met: false, says: 'Nothing is inside yet.' });
});
