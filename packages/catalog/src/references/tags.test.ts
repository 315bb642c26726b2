import { expect, test } from 'vitest';
import { findLinks, findTags } from './tags.ts';

test('a block is found with its string attributes and its place', () => {
  const [tag] = findTags('Some prose.\n\nA <Term id="goodput">word</Term>.');

  expect(tag).toMatchObject({ name: 'Term', attributes: { id: 'goodput' }, line: 3, column: 3 });
});

test('an arrow inside a quoted attribute does not end the block', () => {
  const [tag] = findTags('<Run arrow="users -> checkout" scenario="retry-storm" />');

  expect(tag?.attributes).toEqual({ arrow: 'users -> checkout', scenario: 'retry-storm' });
});

test('braces may hold quotes and angle brackets; attributes after them are still read', () => {
  const [tag] = findTags('<Run\n  options={[{ says: "a > b" }]}\n  scenario="herd"\n/>');

  expect(tag?.values).toEqual({ options: [{ says: 'a > b' }], scenario: 'herd' });
  expect(tag?.endLine).toBe(4);
});

test('code is not looked into', () => {
  expect(findTags('`<Term id="x">`\n\n```mdx\n<Term id="y" />\n```\n')).toEqual([]);
});

test('links inside the site are found, others are not', () => {
  const links = findLinks('[a](/labs/retry-storm) and [b](https://example.org/labs/x)');

  expect(links).toEqual([{ href: '/labs/retry-storm', line: 1, column: 5 }]);
});
