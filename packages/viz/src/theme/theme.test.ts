import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { meanings } from './meanings.ts';

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');
const colours = new Map(
  [...css.matchAll(/(--[\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(([, name, light, dark]) => [
    name!,
    { light: light!, dark: dark! },
  ]),
);

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const colour = (name: string) => colours.get(name)![theme];
  const words = [...colours.keys()].filter((name) => name.endsWith('-text'));

  test.each(['--ink', '--ink-soft', '--accent', '--focus', ...words])('%s can be read on both papers', (name) => {
    expect(contrast(colour(name), colour('--paper'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour(name), colour('--paper-raised'))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(meanings)('marks of $id stand out from the paper', ({ variable }) => {
    expect(contrast(colour(variable), colour('--paper'))).toBeGreaterThanOrEqual(3);
  });
});

test.each(meanings.filter((meaning) => meaning.id !== 'guess'))(
  '$id has a colour for its words too',
  ({ variable }) => {
    expect(colours.has(`${variable}-text`)).toBe(true);
  },
);

test('no two meanings share both hue and form', () => {
  const looks = meanings.map((meaning) => `${meaning.variable} ${meaning.form}`);

  expect(new Set(looks).size).toBe(meanings.length);
});

test('forced colours name every colour of a meaning anew', () => {
  const forced = css.slice(css.indexOf('forced-colors: active'));

  for (const name of colours.keys()) expect(forced).toContain(`${name}: `);
});

/** WCAG 2, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
