import { expect, test } from 'vitest';
import { offsetOf } from './text-position.ts';

test('a position is the number of characters before it', () => {
  expect(offsetOf('ab\ncd', { line: 1, column: 1 })).toBe(0);
  expect(offsetOf('ab\ncd', { line: 2, column: 2 })).toBe(4);
});

test('a column beyond its line is the end of the line', () => {
  expect(offsetOf('ab\ncd', { line: 1, column: 9 })).toBe(2);
});

test('a line beyond the text is the end of the text', () => {
  expect(offsetOf('ab\ncd', { line: 7, column: 1 })).toBe(5);
});
