import { expect, test } from 'vitest';
import { lineDiff, sideBySide } from './line-diff.ts';

const story = (before: string, after: string): string =>
  lineDiff(before, after)
    .map((line) => (line.kind === 'gap' ? `(${line.count})` : `${SIGNS[line.kind]}${line.text}`))
    .join('\n');
const SIGNS = { same: ' ', added: '+', removed: '-' };

test('a changed line is shown as removed, then added', () => {
  expect(story('a\nb\nc\n', 'a\nx\nc\n')).toBe(' a\n-b\n+x\n c');
});

test('equal lines far from a change are counted, not shown', () => {
  const tail = '1\n2\n3\n4\n5\n';

  expect(story(`a\n${tail}`, `b\n${tail}`)).toBe('-a\n+b\n 1\n 2\n 3\n(2)');
});

test('a missing newline at the end is no difference', () => {
  expect(story('a\nb', 'a\nb\n')).toBe('(2)');
});

test('lines are numbered on the side where they exist', () => {
  expect(lineDiff('a\nb\n', 'b\nc\n')).toEqual([
    { kind: 'removed', text: 'a', before: 1 },
    { kind: 'same', text: 'b', before: 2, after: 1 },
    { kind: 'added', text: 'c', after: 2 },
  ]);
});

test('an empty text against lines is all added', () => {
  expect(story('', 'a\n')).toBe('+a');
});

test('beside one another, what was removed stands beside what was put in its place, and the rest alone', () => {
  const rows = sideBySide('a\nb\nc\nsame\n', 'A\nsame\nend\n');

  expect(rows.map(({ kind, before, after }) => [kind, before?.text, after?.text])).toEqual([
    ['changed', 'a', 'A'],
    ['changed', 'b', undefined],
    ['changed', 'c', undefined],
    ['same', 'same', 'same'],
    ['changed', undefined, 'end'],
  ]);
  expect(sideBySide('1\n2\n3\n4\n5\na\n', '1\n2\n3\n4\n5\nb\n')[0]).toMatchObject({ kind: 'gap', count: 2 });
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
});
