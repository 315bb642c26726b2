import { expect, test } from 'vitest';
import { guardsDifference } from './guards-difference.ts';

const FILE = `version: 1
settings: { workers: 4 }
calls:
  users -> checkout:
    retry: { maxAttempts: 4 }
    timeout: { after: 1s }
`;
const changed = (from: string, to: string) => guardsDifference(FILE, FILE.replace(from, to));

test('a number that was moved is told with both values', () => {
  expect(changed('maxAttempts: 4', 'maxAttempts: 2')).toEqual([
    { where: '`maxAttempts` of `retry` on `users -> checkout`', before: '4', after: '2' },
  ]);
  expect(changed('workers: 4', 'workers: 5')).toEqual([{ where: '`workers`', before: '4', after: '5' }]);
});

test('a guard that comes or goes is one change', () => {
  const where = '`timeout` on `users -> checkout`';

  expect(changed('    timeout: { after: 1s }\n', '')).toEqual([{ where, before: '{ after: 1s }', after: undefined }]);
  expect(guardsDifference('', FILE)).toContainEqual({ where, before: undefined, after: '{ after: 1s }' });
  expect(changed('{ after: 1s }', 'off')).toEqual([{ where, before: '{ after: 1s }', after: 'off' }]);
});

test('comments, order and form are no difference', () => {
  const other = `# mine\ncalls:\n  users -> checkout: { timeout: { after: 1s }, retry: { maxAttempts: 4 } }\nsettings:\n  workers: 4\nversion: 1\n`;

  expect(guardsDifference(FILE, other)).toEqual([]);
});

test('a text that cannot be read has no difference to tell', () => {
  expect(guardsDifference(FILE, 'calls: [')).toBeUndefined();
});
