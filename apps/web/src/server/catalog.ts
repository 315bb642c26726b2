import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { cache } from 'react';
import { loadCatalog, type Catalog } from '@basin/catalog';
import { readTree } from '@basin/catalog/disk';

/** The root of the repository: the site is built and started from its own folder. */
const repository = path.join(process.cwd(), '../..');

let loaded: Promise<Catalog> | undefined;

/**
 * The course, read from disk once per process; while authors are writing (`pnpm dev`) once per request.
 *
 * A course with a broken reference is not published: the build stops here with the file, the line and what to write.
 * Whoever is still writing is told and goes on with what can be read.
 */
export const readCatalog = cache(async (): Promise<Catalog> => {
  if (process.env.NODE_ENV === 'development') return load();
  loaded ??= load();
  return loaded;
});

/** One of the files that authors wrote, as text. `file` is its path in the repository. */
export const readSource = (file: string): Promise<string> => readFile(path.join(repository, file), 'utf8');

async function load(): Promise<Catalog> {
  const { catalog, diagnostics } = loadCatalog(await readTree(repository));
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  if (errors.length === 0) return catalog;
  const lines = errors.map(({ file, line, column, says, instead }) => `${file}:${line}:${column}  ${says} ${instead}`);
  const says = `The course does not hold together:\n${lines.join('\n')}`;
  if (process.env.NODE_ENV !== 'development') throw new Error(says);
  console.error(says);
  return catalog;
}
