import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { EMPTY_SHEET, migrated, readSheet, writtenSheet, type Sheet } from './sheet.ts';
import { linkOf, readLink } from './sheet-link.ts';

const SHEET: Sheet = { ...EMPTY_SHEET, actions: '- { at: 90s, do: { drain: { of: till } } } # “now”\n', seed: 7 };

test.each([
  ['nothing', ''],
  ['line ends of every kind', 'a\nb\r\nc\r'],
  ['quotes, braces and backslashes', '{"a": "\\"}\t`'],
  ['what is beyond ASCII', 'λ → µs, “☃” 𝒙 \u0000'],
  ['a long text', 'components: {}\n'.repeat(2000)],
])('%s comes out of a link to the character', async (_, text) => {
  const sheet = { scenario: text, guards: `${text}!`, actions: text, seed: 2 ** 40 };

  expect(await readLink(await linkOf(sheet))).toEqual({ sheet });
});

test('a link is of letters that no chat and no mail changes', async () => {
  expect(await linkOf(SHEET)).toMatch(/^#sheet=[A-Za-z0-9_-]+$/);
});

test('a link with any one character changed or cut off is told as damaged, never taken for another sheet', async () => {
  const link = await linkOf(SHEET);
  for (let at = '#sheet='.length; at < link.length; at += 7) {
    const other = link[at] === 'A' ? 'B' : 'A';
    const changed = await readLink(link.slice(0, at) + other + link.slice(at + 1));
    // The last character may hold bits that mean nothing.
    if (at < link.length - 1) expect(changed).toHaveProperty('says');
    expect(await readLink(link.slice(0, at))).toHaveProperty('says');
  }
});

test('the link of the first version is read for ever', async () => {
  const old = `#sheet=${deflateSync('{"version":1,"scenario":"a","guards":"b","actions":"c","seed":3}').toString('base64url')}`;

  expect(await readLink(old)).toEqual({ sheet: { scenario: 'a', guards: 'b', actions: 'c', seed: 3 } });
});

test('a link that unpacks to more than any sheet is refused before it fills the memory', async () => {
  const bomb = `#sheet=${deflateSync('a'.repeat(50_000_000)).toString('base64url')}`;

  expect(await readLink(bomb)).toHaveProperty('says');
});

test('another end of an address is no link', async () => {
  expect(await readLink('')).toBeUndefined();
  expect(await readLink('#main')).toBeUndefined();
});

test('a sheet of a newer version says so', () => {
  expect(readSheet('{"version":99}')).toEqual({ says: expect.stringContaining('newer version') });
});

test.each([
  '',
  'null',
  '[]',
  '{}',
  '{"version":"1"}',
  '{"version":1}',
  '{"version":1,"scenario":"","guards":"","actions":""}',
])('%s is no sheet, and no error of ours', (text) => {
  expect(readSheet(text)).toHaveProperty('says');
});

test('a seed is a whole number', () => {
  expect(readSheet(writtenSheet({ ...SHEET, seed: 1.5 }))).toHaveProperty('says');
  expect(readSheet(writtenSheet({ ...SHEET, seed: -1 }))).toHaveProperty('says');
});

test('an old sheet passes every step since, and no other', () => {
  const steps = ['second', 'third'].map((name) => (sheet: object) => ({ ...sheet, [name]: true }));

  expect(migrated({ version: 1 }, steps)).toEqual({ version: 1, second: true, third: true });
  expect(migrated({ version: 2 }, steps)).toEqual({ version: 2, third: true });
  expect(migrated({ version: 3 }, steps)).toEqual({ version: 3 });
});
