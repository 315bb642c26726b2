import { expect, test } from 'vitest';
import { Echoes } from './echoes.ts';

test('a text that was reported comes back as an echo, however late', () => {
  const echoes = new Echoes();
  for (const text of ['a', 'ab', 'abc']) echoes.sent(text);

  expect(echoes.hears('a')).toBe(true);
  expect(echoes.hears('abc')).toBe(true);
});

test('a text that was never reported comes from elsewhere', () => {
  const echoes = new Echoes();
  echoes.sent('a');

  expect(echoes.hears('start')).toBe(false);
});

test('an echo is heard once: the same text later comes from elsewhere', () => {
  const echoes = new Echoes();
  echoes.sent('a');
  echoes.sent('ab');
  echoes.hears('ab');

  expect(echoes.hears('a')).toBe(false);
  expect(echoes.hears('ab')).toBe(false);
});
