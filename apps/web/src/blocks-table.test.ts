import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { blocks } from '@basin/catalog';
import { expect, test } from 'vitest';

const table = await rowsOf('README.md');
const shown = await componentsOf('src/mdx-components.tsx');

test('every block that a text may name is shown by a component, and no component goes unchecked', () => {
  expect(shown.toSorted()).toEqual(Object.keys(blocks).toSorted());
});

test.each(Object.entries(blocks))('the table of blocks says what <%s> takes', (name, { props }) => {
  const row = table.find((line) => line.includes(`<${name}>`) || line.includes(`<${name} `));
  // What a figure takes is said once, where the table begins.
  const known = name === 'Run' ? [] : Object.keys(blocks.Run.props.shape);
  const own = Object.keys(props.shape).filter((property) => !known.includes(property));

  expect(row, `a row for <${name}>`).toBeDefined();
  expect(own.filter((property) => !new RegExp(`[\`\\s]${property}[\`\\s=>]`).test(row ?? ''))).toEqual([]);
});

async function rowsOf(file: string): Promise<string[]> {
  const text = await readFile(path.join(import.meta.dirname, '..', file), 'utf8');
  return text.split('\n').filter((line) => line.startsWith('| `<'));
}

/** Read as text: behind the components stand the site's server and its style sheets. */
async function componentsOf(file: string): Promise<string[]> {
  const text = await readFile(path.join(import.meta.dirname, '..', file), 'utf8');
  const list = /const blocks = \{([\s\S]*?)\};/.exec(text)?.[1] ?? '';
  return [...list.matchAll(/\w+/g)].map(([name]) => name);
}
