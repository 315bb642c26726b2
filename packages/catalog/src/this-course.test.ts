import path from 'node:path';
import { expect, test } from 'vitest';
import { loadCatalog } from './catalog.ts';
import { readTree } from './disk.ts';

test('the texts of this repository hold together', async () => {
  const { diagnostics } = loadCatalog(await readTree(path.join(import.meta.dirname, '../../..')));

  expect(
    diagnostics.map(({ file, line, column, says, instead }) => `${file}:${line}:${column} ${says} ${instead}`),
  ).toEqual([]);
});
