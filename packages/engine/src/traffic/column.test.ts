import { expect, test } from 'vitest';
import { Column } from './column.ts';

test('remembers what was set, of rows however far down, and 0 of all others', () => {
  const column = new Column();
  column.set(0, 7);
  column.set(64, -3);
  column.set(1_000_000, 5);

  expect([0, 1, 64, 65, 1_000_000, 1_000_001, 9_999_999].map((row) => column.get(row))).toEqual([7, 0, -3, 0, 5, 0, 0]);
});
