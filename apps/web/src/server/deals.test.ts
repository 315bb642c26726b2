import type { Exercise } from '@basin/lab';
import { beforeEach, expect, test, vi } from 'vitest';
import { dealt, judged } from './deals.ts';
import { seal } from './seal.ts';

/** Deals its number as the one thing to see; `right` is right. */
const nights = (revision: string): Exercise => ({
  open: { kind: 'triage', slug: 'nights', title: '', summary: '', minutes: 1, concepts: [], revision },
  solutions: [],
  misconception: '',
  check: async () => [],
  deal: async (number) => ({
    dashboards: [{ offered: [number] } as never],
    revealed: [{ is: 'storm', mode: 'retryStorm', tells: [], says: `It was ${number}.` }],
  }),
  grade: async (answer) => {
    const { dashboards } = answer as { readonly dashboards: unknown };
    if (dashboards === 'nothing') return { version: 1, status: 'invalid', parts: [], says: 'Say something.' };
    const met = dashboards === 'right';
    return { version: 1, status: met ? 'pass' : 'fail', parts: [{ part: 'named', met, says: '' }] };
  },
});

const catalog = vi.hoisted(() => ({ exercises: {} as Record<string, unknown> }));
vi.mock('./catalog.ts', () => ({ readCatalog: async () => catalog }));

beforeEach(() => {
  catalog.exercises = { nights: nights('1'), other: nights('1'), numbers: { ...nights('1'), deal: undefined } };
});

async function deal() {
  const made = await dealt('nights', undefined);
  if (typeof made === 'string') throw new Error(made);
  return made;
}

test('every deal is another one, and its token brings it back', async () => {
  const [one, other] = [await deal(), await deal()];

  expect(one.dashboards).not.toEqual(other.dashboards);
  await expect(dealt('nights', one.token)).resolves.toEqual(one);
});

test('what the dashboards are of is told with the verdict, and not before', async () => {
  const one = await deal();

  expect(Object.keys(one)).toEqual(['token', 'dashboards']);
  await expect(judged('nights', one.token, 'right')).resolves.toMatchObject({
    verdict: { status: 'pass' },
    revealed: [{ says: `It was ${one.dashboards[0]?.offered[0]}.` }],
  });
});

test('a deal is judged once; what is no answer is not judged, and tells nothing', async () => {
  const { token } = await deal();

  await expect(judged('nights', token, 'nothing')).resolves.toMatchObject({
    verdict: { status: 'invalid' },
    revealed: [],
  });
  await expect(judged('nights', token, 'wrong')).resolves.toMatchObject({ verdict: { status: 'fail' } });
  await expect(judged('nights', token, 'right')).resolves.toBe('spent');
});

test('of answers that come together the first is judged, and no other', async () => {
  const { token } = await deal();

  const [first, second] = await Promise.all([judged('nights', token, 'wrong'), judged('nights', token, 'right')]);

  expect(first).toMatchObject({ verdict: { status: 'fail' } });
  expect(second).toBe('spent');
});

test('a token of another exercise, of another revision, of nobody, is of no use', async () => {
  const { token } = await deal();

  await expect(judged('other', token, 'right')).resolves.toBe('expired');
  await expect(dealt('nights', 'made up')).resolves.toBe('expired');
  await expect(judged('nights', seal({ slug: 'nights', revision: '1' }), 'right')).resolves.toBe('expired');
  catalog.exercises['nights'] = nights('2');
  await expect(judged('nights', token, 'right')).resolves.toBe('expired');
});

test('nothing is dealt where nothing is to be dealt', async () => {
  await expect(dealt('nowhere', undefined)).resolves.toBe('unknown');
  await expect(dealt('numbers', undefined)).resolves.toBe('unknown');
});

test('who would wait behind many is told to come again, and later there is room', async () => {
  const all = await Promise.all(Array.from({ length: 40 }, () => dealt('nights', undefined)));

  expect(all.filter((each) => each === 'busy')).toHaveLength(10);
  await expect(dealt('nights', undefined)).resolves.toHaveProperty('token');
});
