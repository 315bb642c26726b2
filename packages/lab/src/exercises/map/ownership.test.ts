import { readFileSync } from 'node:fs';
import { seconds } from '@basin/engine';
import { sequentialRunner } from '@basin/experiments';
import { expect, test } from 'vitest';
import { parseScenario } from '../../lab-folder/parse-scenario.ts';
import { gradeOwnership, moved, ownerOf, withOwners } from './ownership.ts';

const file = new URL('../../../../../labs/nobodys-arrow/scenario.yaml', import.meta.url);
const published = parseScenario(readFileSync(file, 'utf8')).scenario;
if (published === undefined) throw new Error('the published exercise can be read');
// As long as the longest of these incidents.
const scenario = { ...published, duration: seconds(700) };

const TASK = {
  does: 'ownership',
  id: 'owners',
  title: '',
  ask: '',
  loop: 'retry: shop -> stock',
  teams: ['storefront', 'warehouse'],
  movable: ['shop -> stock', 'shop', 'stock'],
  mostMoves: 2,
  recoversWithin: 0.3,
  seeds: [1],
} as const;

const grade = (owners: Record<string, string>, over: Partial<typeof TASK> | { mostMoves: number } = {}) =>
  gradeOwnership({ ...TASK, ...over }, { owners, scenario }, sequentialRunner);

test('parts are given to teams, and taken from everybody', () => {
  const given = withOwners(scenario, { 'shop -> stock': 'storefront', stock: 'nobody' });

  expect([ownerOf(given, 'shop -> stock'), ownerOf(given, 'stock'), ownerOf(given, 'shop')]).toEqual([
    'storefront',
    'nobody',
    'storefront',
  ]);
  expect(moved(scenario, { 'shop -> stock': 'storefront', stock: 'warehouse' })).toEqual(['shop -> stock']);
});

test('a loop in the hands of the team on call ends in a quarter of the time', async () => {
  const parts = await grade({ 'shop -> stock': 'storefront', stock: 'storefront' });

  expect(parts.map(({ part, met }) => [part, met])).toEqual([
    ['owners-span', true],
    ['owners-moves', true],
    ['owners-recovery', true],
  ]);
  expect(parts[2]?.says).toMatch(/back after 120\ss/);
});

test.each([
  [{}, ['Nobody owns `shop -> stock`', 'The organisation is as it was', 'At most 30 %']],
  [{ stock: 'nobody', 'shop -> stock': 'storefront' }, ['Nobody owns `stock`', '2 of at most 2', 'At most 30 %']],
  [{ 'shop -> stock': 'storefront' }, ['hands of `storefront` and `warehouse`', '1 of at most 2', 'At most 30 %']],
  [{ 'shop -> stock': 'warehouse', shop: 'warehouse' }, ['holds the whole loop', '2 of at most 2', 'who owns it']],
])('%j: %j', async (owners, says) => {
  const parts = await grade(owners);

  parts.forEach((part, index) => expect(part.says).toContain(says[index]));
  expect(parts[2]?.met).toBe(false);
});

test('more moves than allowed are too many', async () => {
  const [, moves] = await grade({ 'shop -> stock': 'storefront', stock: 'storefront' }, { mostMoves: 1 });

  expect(moves).toMatchObject({ met: false, says: expect.stringContaining('no team any more') as string });
});
