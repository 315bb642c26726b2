import type { PlaceKey } from '@basin/engine';
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
import { readYaml } from '../yaml/read-yaml.ts';

/** One change to a guards file, as a form makes it. */
export type GuardEdit = ParamEdit | GuardSwitch;

export interface ParamEdit extends GuardAddress {
  readonly param: string;
  /** `undefined` removes it: its default holds again. */
  readonly value: ParamValue | undefined;
}

export interface GuardSwitch extends GuardAddress {
  readonly to: 'off' | 'removed' | Readonly<Record<string, ParamValue>>;
}

export interface GuardAddress {
  readonly side: PlaceKey;
  readonly place: string;
  readonly guard: string;
}

export type ParamValue = string | number | boolean;

/**
 * Changes one thing in a guards file and leaves everything else, comments above all, as its author wrote it.
 *
 * A value that is there already is exchanged in place, to the character. Anything else goes through the tree of nodes,
 * which keeps comments and order and may set spaces anew. A text that cannot be read is returned as it is.
 */
export function editGuards(text: string, edit: GuardEdit): string {
  const { value, diagnostics } = readYaml(text, '');
  if (value === undefined || diagnostics.length > 0 || !(value === null || isRecord(value))) return text;
  const document: Document = parseDocument(text, { logLevel: 'silent' });
  const exchanged = 'param' in edit ? exchangeScalar(text, document, edit) : undefined;
  if (exchanged !== undefined) return exchanged;
  change(document, edit);
  const written = document.toString({ lineWidth: 0 });
  return text.includes('\r\n') ? written.replace(/\r?\n/g, '\r\n') : written;
}

/** Undefined where there is no value yet that stands on one line. */
function exchangeScalar(text: string, document: Document, edit: ParamEdit): string | undefined {
  if (edit.value === undefined) return undefined;
  const node = document.getIn([edit.side, edit.place, edit.guard, edit.param], true);
  if (!isScalar(node) || !node.range || !ONE_LINE.includes(node.type ?? '')) return undefined;
  const [from, to] = node.range;
  return from === to ? undefined : text.slice(0, from) + scalarText(edit.value) + text.slice(to);
}

function scalarText(value: ParamValue): string {
  const plain = String(value);
  const isPlain = /^[\w./µ-]+$/.test(plain) && parse(plain) === value;
  return isPlain ? plain : JSON.stringify(value);
}

function change(document: Document, edit: GuardEdit): void {
  if ('param' in edit) {
    const isAbsent = document.getIn([edit.side, edit.place, edit.guard, edit.param], true) === undefined;
    if (edit.value === undefined && isAbsent) return;
    const guard = mapAt(placeOf(document, edit), edit.guard, { flow: true });
    if (edit.value === undefined) remove(guard, edit.param);
    else set(guard, edit.param, new Scalar(edit.value));
  } else if (edit.to === 'removed') {
    if (document.getIn([edit.side, edit.place, edit.guard], true) !== undefined)
      remove(placeOf(document, edit), edit.guard);
  } else {
    set(placeOf(document, edit), edit.guard, edit.to === 'off' ? new Scalar('off') : paramMap(document, edit.to));
  }
}

/** The map that holds a place's guards, made if it is not there. */
function placeOf(document: Document, edit: GuardAddress): YAMLMap {
  if (!isMap(document.contents)) {
    const root = new YAMLMap();
    set(root, 'version', new Scalar(1));
    document.contents = root as Document['contents'];
  }
  return mapAt(mapAt(document.contents as unknown as YAMLMap, edit.side, { flow: false }), edit.place, { flow: false });
}

function paramMap(document: Document, params: Readonly<Record<string, ParamValue>>): YAMLMap {
  const map = document.createNode(params, { flow: true }) as YAMLMap;
  map.flow = true;
  return map;
}

function mapAt(parent: YAMLMap, key: string, { flow }: { flow: boolean }): YAMLMap {
  const there = pairOf(parent, key)?.value;
  if (isMap(there)) return there;
  const map = new YAMLMap();
  map.flow = flow;
  set(parent, key, map);
  return map;
}

/** What stood there goes; the comments on it move up to the name. */
function set(map: YAMLMap, key: string, value: Node): void {
  const pair = pairOf(map, key);
  if (pair === undefined) {
    map.items.push(new Pair<unknown, unknown>(new Scalar(key), value));
    return;
  }
  keepComments(pair.key as Scalar, commentsIn(pair.value as Node | null));
  pair.value = value;
}

/** The comments on it stay, at what follows or else at the end of the map. */
function remove(map: YAMLMap, key: string): void {
  const index = map.items.findIndex((pair) => isNamed(pair, key));
  if (index === -1) return;
  const [pair] = map.items.splice(index, 1);
  const comments = commentsIn(pair);
  const next = map.items[index]?.key;
  if (next !== undefined) keepComments(next as Scalar, comments);
  else if (comments.length > 0) map.comment = [map.comment, ...comments].filter(isText).join('\n');
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isNamed(pair, key));
}

function isNamed(pair: Pair, key: string): boolean {
  return isScalar(pair.key) && pair.key.value === key;
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

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const ONE_LINE: readonly string[] = ['PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE'];
