import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatNumber, formatShare, formatTime, formatWindow } from './format.ts';
import { measures } from './index.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('numbers are short, and thousands stand apart', () => {
  expect([0, 0.5, 12.345, 999.6, 1000, 1234567, -0.004, 0.00051].map((value) => plain(formatNumber(value)))).toEqual([
    '0',
    '0.5',
    '12.3',
    '1 000',
    '1 000',
    '1 234 567',
    '−0.004',
    '0.00051',
  ]);
});

test('shares are told in percent, durations in the unit that fits, minutes as seconds', () => {
  expect(plain(formatShare(0.9731))).toBe('97.3 %');
  expect(formatTime(2_437_812)).toBe('2.44 s');
  expect(formatTime(12_345)).toBe('12.3 ms');
  expect(formatTime(Infinity)).toBe('never');
  expect(formatTime(NaN)).toBe('none');
  expect(formatWindow({ fromUs: 120e6, toUs: 300e6 })).toBe('from 120 s to 300 s');
});

test('every measure can tell every number', () => {
  fc.assert(
    fc.property(fc.double(), fc.integer({ min: 1, max: 15 }), (value, digits) => {
      for (const measure of measures)
        expect(measure.format(measure.form === 'duration' ? Math.abs(value) : value, digits)).not.toBe('');
    }),
  );
});

test('every measure describes itself in a sentence', () => {
  for (const { describe } of measures) expect(describe).toMatch(/^[A-Z].*\.$/);
  expect(new Set(measures.map(({ key }) => key)).size).toBe(measures.length);
});
