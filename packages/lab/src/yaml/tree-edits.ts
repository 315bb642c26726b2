import {
  isCollection,
  isMap,
  isPair,
  isScalar,
  Pair,
  parse,
  parseDocument,
  Scalar,
  YAMLMap,
  type Document,
  type Node,
} from 'yaml';
import type { Path } from './diagnostic.ts';
import { readYaml } from './read-yaml.ts';

export type ParamValue = string | number | boolean;

/** The tree of a text that may be edited; undefined if it cannot be read, or holds anything but a map, a list or nothing. */
export function editableTree(text: string): Document | undefined {
  const { value, diagnostics } = readYaml(text, '');
  if (value === undefined || diagnostics.length > 0 || (value !== null && typeof value !== 'object')) return undefined;
  return parseDocument(text, { logLevel: 'silent' });
}

/** The tree as text again, with the line ends that the text had. */
export function writtenTree(document: Document, text: string): string {
  const written = document.toString({ lineWidth: 0 });
  return text.includes('\r\n') ? written.replace(/\r?\n/g, '\r\n') : written;
}

/** A value exchanged in place, to the character. Undefined where there is no value yet that stands on one line. */
export function exchangeScalar(
  text: string,
  document: Document,
  { path, value }: { readonly path: Path; readonly value: ParamValue },
): string | undefined {
  const node = document.getIn(path, true);
  if (!isScalar(node) || !node.range || !ONE_LINE.includes(node.type ?? '')) return undefined;
  const [from, to] = node.range;
  return from === to ? undefined : text.slice(0, from) + scalarText(value) + text.slice(to);
}

/** The map under a key, made if it is not there. A map that was empty is written over several lines from now on. */
export function mapAt(parent: YAMLMap, key: string, { flow }: { flow: boolean }): YAMLMap {
  const there = pairOf(parent, key)?.value;
  if (isMap(there)) {
    if (there.items.length === 0) there.flow = flow;
    return there;
  }
  const map = new YAMLMap();
  map.flow = flow;
  setPair(parent, key, map);
  return map;
}

/** What stood there goes; the comments on it move up to the name. */
export function setPair(map: YAMLMap, key: string, value: Node): void {
  const pair = pairOf(map, key);
  if (pair === undefined) {
    map.items.push(new Pair<unknown, unknown>(new Scalar(key), value));
    return;
  }
  keepComments(pair.key as Scalar, commentsIn(pair.value as Node | null));
  pair.value = value;
}

/** The comments on it stay, at what follows or else at the end of the map. */
export function removePair(map: YAMLMap, key: string): void {
  const index = map.items.findIndex((pair) => isNamed(pair, key));
  if (index === -1) return;
  const [pair] = map.items.splice(index, 1);
  const comments = commentsIn(pair);
  const next = map.items[index]?.key;
  if (next !== undefined) keepComments(next as Scalar, comments);
  else if (comments.length > 0) map.comment = [map.comment, ...comments].filter(isText).join('\n');
}

function scalarText(value: ParamValue): string {
  const plain = String(value);
  const isPlain = /^[\w./µ-]+$/.test(plain) && parse(plain) === value;
  return isPlain ? plain : JSON.stringify(value);
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isNamed(pair, key));
}

function isNamed(pair: Pair, key: string): boolean {
  return isScalar(pair.key) && String(pair.key.value) === key;
}

function keepComments(node: Scalar, comments: readonly string[]): void {
  if (comments.length > 0) node.commentBefore = [...comments, node.commentBefore].filter(isText).join('\n');
}

/** In the order they are read. */
function commentsIn(node: Node | Pair | null | undefined): string[] {
  if (node === null || node === undefined) return [];
  if (isPair(node)) return [...commentsIn(node.key as Node), ...commentsIn(node.value as Node | null)];
  const inside = isCollection(node) ? node.items.flatMap((item) => commentsIn(item as Node | Pair)) : [];
  return [node.commentBefore, ...inside, node.comment].filter(isText);
}

function isText(comment: string | null | undefined): comment is string {
  return comment !== null && comment !== undefined && comment !== '';
}

const ONE_LINE: readonly string[] = ['PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE'];
