import { expect, test } from 'vitest';
import { migrated, type Migration } from './migrations.ts';

const STEPS: readonly Migration[] = [
  ({ name, ...rest }) => ({ ...rest, version: 2, title: name }),
  ({ title, ...rest }) => ({ ...rest, version: 3, title: String(title).toUpperCase() }),
];

test('an old file takes every step from its version on', () => {
  expect(migrated({ version: 1, name: 'storm' }, STEPS)).toEqual({ version: 3, title: 'STORM' });
  expect(migrated({ version: 2, title: 'storm' }, STEPS)).toEqual({ version: 3, title: 'STORM' });
});

test('a current, a later and a nonsensical version are left for the schema', () => {
  for (const value of [
    { version: 3 },
    { version: 4 },
    { version: 0 },
    { version: 1.5 },
    { version: 'x' },
    {},
    null,
    7,
    [],
  ]) {
    expect(migrated(value, STEPS)).toBe(value);
  }
});
