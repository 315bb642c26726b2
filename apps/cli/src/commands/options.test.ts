import { expect, test } from 'vitest';
import { readDuration, readSeed, readSeedRange, seedsIn } from './options.ts';

test('a seed is a whole number that every engine can hold', () => {
  expect(readSeed('0')).toBe(0);
  expect(readSeed('4294967295')).toBe(4_294_967_295);
  for (const text of ['', 'x', '-1', '1.5', '1e3', '4294967296']) {
    expect(() => readSeed(text), text).toThrow('A seed is a whole number from 0 to 4294967295.');
  }
});

test('a range of seeds holds both its ends', () => {
  expect(seedsIn(readSeedRange('3..5'))).toEqual([3, 4, 5]);
  expect(seedsIn(readSeedRange('7..7'))).toEqual([7]);
});

test('a range that runs backwards, or on and on, is refused', () => {
  expect(() => readSeedRange('5..1')).toThrow('the smaller seed first');
  expect(() => readSeedRange('1..1001')).toThrow('At most 1000 seeds');
  expect(() => readSeedRange('1-5')).toThrow('Write a range such as 1..20.');
});

test('a duration means what it means in a file', () => {
  expect(readDuration('1500ms')).toBe(1_500_000);
  expect(readDuration('2m')).toBe(120_000_000);
  expect(() => readDuration('30')).toThrow('Write a duration such as 30s');
});
