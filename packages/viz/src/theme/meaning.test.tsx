import { readFileSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Meaning } from './meaning.tsx';
import { meanings } from './meanings.ts';

test('a meaning says its own word unless the sentence needs another', () => {
  expect(renderToStaticMarkup(<Meaning of="offered" />)).toContain('offered load');
  expect(renderToStaticMarkup(<Meaning of="attempts">attempt</Meaning>)).toContain('attempt</span>');
});

test.each(meanings)('the mark of $id is drawn, and its hue is known', ({ id }) => {
  const css = readFileSync(new URL('./meaning.css', import.meta.url), 'utf8');

  expect(renderToStaticMarkup(<Meaning of={id} />)).toMatch(/<svg [^>]+>(<g>)?<(path|rect)/);
  expect(css).toContain(`[data-meaning='${id}']`);
});
