import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLiteral } from './literal.ts';

test('what JSON can say is read as JSON reads it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
      const text = JSON.stringify(value);
      fc.pre(!text.includes('"__proto__"') && !/"(constructor|toString|valueOf|hasOwnProperty)":/.test(text));

      const read = readLiteral(text, 0);

      expect(read).toMatchObject({ end: text.length });
      expect('value' in read && JSON.stringify(read.value)).toBe(text);
    }),
  );
});

test('what is written as programmers write it is read, too', () => {
  const text = "[ { says: 'It\\'s', value: 1_000, }, /* a note */ { 'says': `-`, value: -.5 }, ]";

  expect(readLiteral(text, 0)).toMatchObject({
    value: [
      { says: "It's", value: 1000 },
      { says: '-', value: -0.5 },
    ],
  });
});

test.each([
  '',
  '[1, 2',
  '{ a }',
  '{ a: 1, a: 2 }',
  '[1 2]',
  '"a\nb"',
  'NaN',
  'undefined',
  '1.2.3',
  '3px',
  '[,]',
  '{ __proto__: 1 }',
])('%j is no value', (text) => {
  expect(readLiteral(text, 0)).toHaveProperty('says');
});

test('every part knows where it stands', () => {
  const read = readLiteral("{ a: [10, 'x'] }", 0);

  expect('placed' in read && read.placed.children.get('a')?.children.get(1)?.value).toEqual([10, 13]);
});
