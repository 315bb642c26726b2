import type { YamlSource } from './read-yaml.ts';

/** The YAML between the two `---` lines at the head of an MDX file; undefined when there is none. */
export function frontMatterOf(file: string, text: string): YamlSource | undefined {
  const found = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  return found?.[1] === undefined ? undefined : { file, text: found[1], linesBefore: 1 };
}
