import { isMap, isNode, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { Diagnostic } from '@basin/lab';

/** A piece of YAML and where it stands: a whole file, or the front matter of one. */
export interface YamlSource {
  readonly file: string;
  readonly text: string;
  /** Lines of the file before this text begins. */
  readonly linesBefore?: number;
}

/** What was read, and a way to point at a place in it. */
export interface Reading<T> {
  readonly value?: T;
  readonly diagnostics: Diagnostic[];
  /** A diagnostic at a path of the document, for checks that a schema cannot make. */
  at(path: readonly (string | number)[], words: Words): Diagnostic;
}

export interface Words {
  readonly says: string;
  readonly instead: string;
}

/** Text in; a value, or diagnostics that say where. Never throws on what an author wrote. */
export function readYaml<T>(source: YamlSource, schema: z.ZodType<T>): Reading<T> {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: lines, uniqueKeys: true });
  const place = (offsets: readonly [number, number]): Omit<Diagnostic, 'says' | 'instead'> => {
    const from = lines.linePos(offsets[0]);
    const to = lines.linePos(Math.max(offsets[0], offsets[1]));
    const shift = source.linesBefore ?? 0;
    return {
      file: source.file,
      line: from.line + shift,
      column: from.col,
      endLine: to.line + shift,
      endColumn: to.col,
      severity: 'error',
    };
  };
  const at = (path: readonly (string | number)[], words: Words): Diagnostic => ({
    ...place(offsetsOf(document, path)),
    ...words,
  });

  if (document.errors.length > 0) {
    const diagnostics = document.errors.map((error) => ({
      ...place([error.pos[0], error.pos[1]]),
      says: `This is not YAML: ${firstLine(error.message)}`,
      instead: 'Mend the syntax at this place.',
    }));
    return { diagnostics, at };
  }
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: MAX_ALIASES }));
  if (parsed.success) return { value: parsed.data, diagnostics: [], at };
  const diagnostics = parsed.error.issues.map((issue) =>
    at(
      issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key)),
      inWords(issue),
    ),
  );
  return { diagnostics, at };
}

function inWords(issue: z.core.$ZodIssue): Words {
  const name = issue.path.length === 0 ? 'The file' : `\`${issue.path.join('.')}\``;
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `\`${key}\``).join(', ');
    return { says: `${name} does not know ${keys}.`, instead: 'Remove it, or mend its spelling.' };
  }
  return { says: `${name} does not fit: ${issue.message}.`, instead: 'Write what content/README.md describes.' };
}

/** The deepest place that exists on the way to `path`: the key of a map, the item of a list. */
function offsetsOf(document: Document, path: readonly (string | number)[]): [number, number] {
  let node: unknown = document.contents;
  let offsets = rangeOf(node) ?? [0, 0];
  for (const key of path) {
    const pair = isMap(node) ? node.items.find((item) => String(item.key) === String(key)) : undefined;
    node = isSeq(node) ? node.items[Number(key)] : pair?.value;
    const found = rangeOf(pair?.key) ?? rangeOf(node);
    if (!found) break;
    offsets = found;
  }
  return offsets;
}

function rangeOf(node: unknown): [number, number] | undefined {
  return isNode(node) && node.range ? [node.range[0], node.range[1]] : undefined;
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '.');
}

/** An author's file has no use for aliases; a bomb has. */
const MAX_ALIASES = 20;
