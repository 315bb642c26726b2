import { stat } from 'node:fs/promises';
import path from 'node:path';
import { readTree } from '@basin/catalog/disk';
import { parseLab, type Lab } from '@basin/lab';
import { locate, shownPath } from './folder.ts';
import type { Refused } from './scenario.ts';

/** The lab that somebody named, whole; or every problem of every file of it. */
export async function findLab(word: string): Promise<{ lab: Lab } | { refused: Refused }> {
  const located = await locate(word, ['lab']);
  if ('missing' in located) return { refused: located };
  const folder = path.resolve(located.at);
  if (!(await stat(folder)).isDirectory()) {
    return { refused: { missing: { says: `${word} is not a folder.`, instead: 'Name the folder of a lab.' } } };
  }
  const slug = path.basename(folder);
  const tree = await readTree(path.dirname(folder), [slug]);
  const files = Object.fromEntries(Object.entries(tree).map(([file, text]) => [file.slice(slug.length + 1), text]));
  const { lab, diagnostics } = parseLab(slug, files);
  if (lab !== undefined) return { lab };
  const named = (file: string): string => shownPath(path.join(folder, file));
  return {
    refused: {
      diagnostics: diagnostics.map((diagnostic) => ({ ...diagnostic, file: named(diagnostic.file) })),
      texts: Object.fromEntries(Object.entries(files).map(([file, text]) => [named(file), text])),
    },
  };
}
