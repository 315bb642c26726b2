import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { didYouMean } from './did-you-mean.ts';
import { LABS, SCENARIOS } from './repository.ts';

/** Something that was asked for and is not there: what is wrong, and what to write instead. */
export interface Missing {
  readonly says: string;
  readonly instead: string;
}

export type Kind = 'lab' | 'scenario';

export type Located = { readonly at: string } | { readonly missing: Missing };

/**
 * Where the lab or scenario is that somebody named: by its slug in this repository, or by a path.
 *
 * A bare word is a slug first, so that a folder of that name in the current directory changes nothing; a word with a
 * slash, or the name of a YAML file, is a path.
 */
export async function locate(word: string, kinds: readonly Kind[]): Promise<Located> {
  if (!LOOKS_LIKE_PATH.test(word)) {
    for (const kind of kinds) {
      const folder = path.join(HOMES[kind], word);
      if (await exists(path.join(folder, MARKS[kind]))) return { at: folder };
    }
  }
  if (await exists(word)) return { at: word };
  return { missing: await describeMissing(word, kinds) };
}

/** Slugs in the order of the alphabet. */
export async function slugsOf(kind: Kind): Promise<string[]> {
  const entries = await readdir(HOMES[kind], { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const isOne = await Promise.all(folders.map((name) => exists(path.join(HOMES[kind], name, MARKS[kind]))));
  return folders.filter((_, index) => isOne[index]).sort();
}

async function describeMissing(word: string, kinds: readonly Kind[]): Promise<Missing> {
  if (LOOKS_LIKE_PATH.test(word)) return { says: `There is no ${word}.`, instead: 'Check the path.' };
  const known = (await Promise.all(kinds.map(slugsOf))).flat();
  const near = didYouMean(word, known);
  const all =
    known.length === 0 ? 'There are none yet; write a path.' : `There are: ${known.join(', ')}. Or write a path.`;
  return {
    says: `There is no ${kinds.join(' or ')} named "${word}".`,
    instead: near === undefined ? all : `Did you mean "${near}"? ${all}`,
  };
}

export async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/** A path as the user would write it from where they are, if that is shorter. */
export function shownPath(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative !== '' && relative.length < file.length ? relative : file;
}

const LOOKS_LIKE_PATH = /[/\\]|^\.|\.ya?ml$/;
const HOMES: Readonly<Record<Kind, string>> = { lab: LABS, scenario: SCENARIOS };
const MARKS: Readonly<Record<Kind, string>> = { lab: 'lab.yaml', scenario: 'scenario.yaml' };
