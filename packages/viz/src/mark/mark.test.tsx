import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { faviconSvg } from './favicon.ts';
import { ballAt, SIZE } from './landscape.ts';
import { Mark } from './mark.tsx';

test('the ball lies lower in either valley than on the ridge, and lowest in the failed one', () => {
  // Down is where y is greater.
  const [shallow, ridge, deep] = [ballAt(0).y, ballAt(1).y, ballAt(2).y];

  expect(shallow).toBeGreaterThan(ridge);
  expect(deep).toBeGreaterThan(shallow);
});

test('the ball moves from left to right and stays within the square', () => {
  const places = [-1, 0, 0.5, 1, 1.5, 2, 3].map(ballAt);

  for (const [i, { x, y }] of places.entries()) {
    expect(x).toBeGreaterThanOrEqual(places[i - 1]?.x ?? 0);
    expect(x).toBeLessThanOrEqual(SIZE);
    expect(y).toBeGreaterThanOrEqual(0);
  }
});

test('the mark is decoration unless it is given a title', () => {
  expect(renderToStaticMarkup(<Mark />)).toContain('aria-hidden="true"');
  expect(renderToStaticMarkup(<Mark title="Basin" />)).toContain('role="img" aria-label="Basin"');
});

test('the favicon is a file of its own that follows the reader’s theme', () => {
  expect(faviconSvg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" .*<\/svg>$/);
  expect(faviconSvg).toContain('prefers-color-scheme:dark');
});
