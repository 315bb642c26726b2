import { expect, test } from 'vitest';
import { decadeText, intervalText, seriesTitle } from './words.ts';

const plain = (text: string): string => text.replaceAll('\u202f', ' ');

test('a number has as many digits as its interval leaves standing', () => {
  expect(plain(intervalText({ value: 812.3, low: 788.1, high: 838.9 }))).toBe('810 (790 to 840)');
  expect(plain(intervalText({ value: 0.9432, low: 0.9123, high: 0.9741 }))).toBe('0.94 (0.91 to 0.97)');
});

test('one seed has no interval, and what is always the same needs none', () => {
  expect(intervalText({ value: 81.2, low: -Infinity, high: Infinity })).toBe('81');
  expect(intervalText({ value: 1, low: 1, high: 1 })).toBe('1');
});

test('decades too far off to be read are powers', () => {
  expect([0.01, 100, 1e-5, 1e6].map(decadeText).map(plain)).toEqual(['0.01', '100', '10⁻⁵', '10⁶']);
});

test('a series of one part is named as in the scenario', () => {
  expect(seriesTitle('users -> database.inFlight')).toBe('users -> database: inFlight');
  expect(seriesTitle('queue')).toBe('attempts waiting in queues');
});
