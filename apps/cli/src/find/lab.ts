import { stat } from 'node:fs/promises';
import path from 'node:path';
import { readTree } from '@basin/catalog/disk';
import { parseExercise, parseLab, type Exercise, type Lab } from '@basin/lab';
import { locate, shownPath } from './folder.ts';
import type { Refused } from './scenario.ts';

/** The guard lab that somebody named, whole; or every problem of every file of it. */
export async function findLab(word: string): Promise<{ lab: Lab } | { refused: Refused }> {
  const found = await findLabOrExercise(word);
  if (!('exercise' in found)) return found;
  const says = `${word} is no lab that is answered with guards.`;
  return { refused: { missing: { says, instead: 'Name one that is, or open it in the browser.' } } };
}

/** Any folder of labs/. */
export async function findLabOrExercise(
  word: string,
): Promise<{ lab: Lab } | { exercise: Exercise } | { refused: Refused }> {
  const located = await locate(word, ['lab']);
  if ('missing' in located) return { refused: located };
  const folder = path.resolve(located.at);
  if (!(await stat(folder)).isDirectory()) {
    return { refused: { missing: { says: `${word} is not a folder.`, instead: 'Name the folder of a lab.' } } };
  }
  const slug = path.basename(folder);
  const tree = await readTree(path.dirname(folder), [slug]);
  const files = Object.fromEntries(Object.entries(tree).map(([file, text]) => [file.slice(slug.length + 1), text]));
  const other = parseExercise(slug, files);
  if (other?.exercise !== undefined) return { exercise: other.exercise };
  const { lab, diagnostics } = other ? { lab: undefined, diagnostics: other.diagnostics } : parseLab(slug, files);
  if (lab !== undefined) return { lab };
  const named = (file: string): string => shownPath(path.join(folder, file));
  return {
    refused: {
      diagnostics: diagnostics.map((diagnostic) => ({ ...diagnostic, file: named(diagnostic.file) })),
      texts: Object.fromEntries(Object.entries(files).map(([file, text]) => [named(file), text])),
    },
  };
}
