import { isMap, isSeq, Scalar, YAMLMap, type Document, type Node, type YAMLSeq } from 'yaml';
import type { Path } from './diagnostic.ts';
import {
  editableTree,
  exchangeScalar,
  mapAt,
  removePair,
  setPair,
  writtenTree,
  type ParamValue,
} from './tree-edits.ts';

/** One change to a text of settings: what stands at `path` becomes `to`; without a `to` it is taken out. */
export interface YamlEdit {
  /** Names, and numbers of places in lists. The number after the last one adds to a list. */
  readonly path: Path;
  readonly to?: WrittenValue | undefined;
}

export type WrittenValue = ParamValue | readonly WrittenValue[] | { readonly [name: string]: WrittenValue | undefined };

/**
 * Makes changes, one after another, and leaves everything else, comments above all, as its author wrote it.
 *
 * As `editGuards` does, for any text of settings: a value that is there is exchanged in place, maps on the way are made
 * where they are missing, and what is new stands on one line if it fits there. A text that cannot be read, and a change
 * that leads through something that is no map, leave the text as it is.
 */
export function editYaml(text: string, edits: readonly YamlEdit[]): string {
  return edits.reduce(edited, text);
}

function edited(text: string, { path, to }: YamlEdit): string {
  const document = editableTree(text);
  const last = path.at(-1);
  if (document === undefined || last === undefined) return text;
  const exchanged = isPlain(to) ? exchangeScalar(text, document, { path, value: to }) : undefined;
  if (exchanged !== undefined) return exchanged;
  if (to === undefined && document.getIn(path, true) === undefined) return text;
  const parent = parentOf(document, path);
  if (parent === undefined) return text;
  if (isMap(parent)) {
    if (to === undefined) removePair(parent, String(last));
    else setPair(parent, String(last), nodeOf(document, to));
  } else if (to === undefined) {
    parent.items.splice(Number(last), 1);
  } else {
    parent.items[Math.min(Number(last), parent.items.length)] = nodeOf(document, to);
  }
  return writtenTree(document, text);
}

/** The map or list that holds the last step of a path. */
function parentOf(document: Document, path: Path): YAMLMap | YAMLSeq | undefined {
  const [root] = path;
  if (!isMap(document.contents) && !isSeq(document.contents)) {
    const contents = document.createNode(typeof root === 'number' ? [] : {});
    document.contents = contents;
  }
  let here = document.contents as unknown as Node | undefined;
  for (const step of path.slice(0, -1)) {
    if (isSeq(here)) here = here.get(Number(step), true) as Node | undefined;
    else if (isMap(here)) here = holds(here, step) ? (here.get(step, true) as Node) : mapAt(here, String(step), BLOCK);
    else return undefined;
  }
  if (!isMap(here) && !isSeq(here)) return undefined;
  if (here.items.length === 0) here.flow = false;
  return here;
}

/** Nothing below a name is how a map looks while it is being written. */
function holds(map: YAMLMap, step: string | number): boolean {
  const there: unknown = map.get(step, true);
  return isMap(there) ? there.items.length > 0 : isSeq(there) || (there instanceof Scalar && there.value !== null);
}

function nodeOf(document: Document, value: WrittenValue): Node {
  const node: Node = document.createNode(value, { flow: true });
  if (!(node instanceof YAMLMap) || String(JSON.stringify(value)).length <= ONE_LINE_LENGTH) return node;
  node.flow = false;
  const inside = Object.entries(value as Readonly<Record<string, WrittenValue | undefined>>);
  for (const [name, each] of inside) if (each !== undefined) setPair(node, name, nodeOf(document, each));
  return node;
}

function isPlain(value: WrittenValue | undefined): value is ParamValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

const BLOCK = { flow: false };
const ONE_LINE_LENGTH = 90;
