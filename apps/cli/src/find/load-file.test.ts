import { expect, test } from 'vitest';
import { readLoad } from './load-file.ts';

const told = (text: string): string[] => {
  const read = readLoad(text, 'load.csv');
  return 'load' in read
    ? []
    : read.diagnostics.map(({ line, column, endColumn, says }) => `${line}:${column}-${endColumn} ${says}`);
};

test('a rate for each second', () => {
  expect(readLoad('perSecond\n100\n 250.5\n0\n', 'load.csv')).toEqual({
    load: { law: 'trace', rates: [100, 250.5, 0], bucket: 1_000_000 },
  });
});

test('a rate from each time on, quoted or not, with the line ends of any system', () => {
  expect(readLoad('\uFEFFseconds,perSecond\r\n0,"100"\r\n0.5,200\r\n1,3e2\r\n', 'load.csv')).toEqual({
    load: { law: 'trace', rates: [100, 200, 300], bucket: 500_000 },
  });
});

test('when each call begins', () => {
  expect(readLoad('seconds\n0.25\n0.25\n\n1.0000004', 'load.csv')).toEqual({
    load: { law: 'replay', at: [250_000, 250_000, 1_000_000] },
  });
});

test.each<[string, string, string[]]>([
  ['columns that say nothing', 'time,count\n1,2', ['1:1-2 The columns `time,count` say nothing about load.']],
  ['no rows', 'perSecond\n', ['1:1-2 Nothing was recorded.']],
  ['an empty file', '', ['1:1-2 The columns `` say nothing about load.']],
  ['a word for a number', 'seconds,perSecond\n0,10\n1,ten\n', ['3:3-6 `ten` is no perSecond.']],
  ['a negative rate', 'perSecond\n10\n-3\n', ['3:1-3 `-3` is no perSecond.']],
  ['a field too many', 'perSecond\n10\n11,12\n', ['3:1-2 This row has 2 fields, the header 1.']],
  ['calls out of order', 'seconds\n1\n3\n2\n', ['4:1-2 This call comes before the one above it.']],
  ['uneven steps', 'seconds,perSecond\n0,1\n2,1\n5,1\n', ['4:1-2 The times are not at even steps.']],
  ['a beginning after 0', 'seconds,perSecond\n1,1\n2,1\n', ['2:1-2 The times are not at even steps.']],
  ['steps of no time', 'seconds,perSecond\n0,1\n0,1\n', ['3:1-2 The times are not at even steps.']],
  ['a quote that is not closed', 'perSecond\n"10\n', ['2:1-2 This is no CSV.']],
])('%s: refused, with line and column', (_, text, expected) => {
  expect(told(text)).toEqual(expected);
});

test('a file of nothing but flaws is refused by the first ten', () => {
  expect(told(`perSecond\n${'x\n'.repeat(50)}`)).toHaveLength(10);
});

test('more rows than a run takes are too many', () => {
  expect(told(`perSecond\n${'1\n'.repeat(100_001)}`)).toEqual([
    '100002:1-2 There are more than 100000 rows, which is the most.',
  ]);
});
