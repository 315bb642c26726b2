import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { pictures } from './pictures.fixture.tsx';

describe.each(pictures)('the picture of a real answer: $name', ({ name, picture }) => {
  const html = renderToStaticMarkup(picture);

  test('is whole in its first frame: no number is missing and nothing has to be measured', () => {
    expect(html.match(/.{60}(NaN|Infinity|undefined|\[object).{20}/)).toBeNull();
  });

  test('rests on no inline style', () => {
    expect(html.includes('style=')).toBe(false);
  });

  test('has its title, what it shows in words, and its numbers as a table', () => {
    expect(html.includes(`>${name}<`) && html.includes('<table')).toBe(true);
    const texts = new Map([...html.matchAll(/ id="([^"]+)">([^<]+)</g)].map(([, id, text]) => [id, text]));
    for (const [, title, description] of html.matchAll(
      /role="img" aria-labelledby="([^"]+)" aria-describedby="([^"]+)"/g,
    )) {
      expect(texts.get(title)).toBeDefined();
      expect(texts.get(description)).toMatch(/^[A-Zu].*\.$/);
    }
  });

  test('names every pattern that it uses, once', () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);

    expect(new Set(ids).size).toBe(ids.length);
    for (const [, used] of html.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(used);
  });

  test('stays inside its plot: shares of the width are from 0 to 100', () => {
    for (const [, share] of html.matchAll(/ (?:x|cx|x1|x2)="(-?[\d.]+)%"/g)) {
      expect(Number(share)).toBeGreaterThanOrEqual(-3);
      expect(Number(share)).toBeLessThanOrEqual(103);
    }
  });

  test('rows and columns of tables are told apart', () => {
    for (const [table] of html.matchAll(/<tbody>.*?<\/tbody>/g)) {
      const heads = [...table.matchAll(/<th scope="row">([^<]*)/g)].map(([, head]) => head);
      expect(new Set(heads).size).toBe(heads.length);
    }
  });
});
