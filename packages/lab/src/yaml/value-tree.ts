import { isAlias, isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import type { Path } from './diagnostic.ts';
import { quoted } from './nearest.ts';

/** Where a value and the key in front of it stand in the text, as offsets; the same shape as the value. */
export interface Placed {
  readonly key?: Stretch;
  readonly value: Stretch;
  readonly isCollection: boolean;
  readonly children: ReadonlyMap<string | number, Placed>;
}

export type Stretch = readonly [from: number, to: number];

export interface Complaint {
  readonly at: Stretch;
  readonly says: string;
  readonly instead: string;
}

export interface ValueTree {
  readonly value: unknown;
  readonly placed: Placed;
  readonly complaints: readonly Complaint[];
}

/**
 * Turns YAML nodes into plain values, keeping where each one stands.
 *
 * What JSON could not say (infinities, keys that are not words, names that every object inherits) becomes a complaint,
 * so that nothing behind this function has to expect it. Depth is bounded by the caller.
 */
export function valueTree(root: ParsedNode | null): ValueTree {
  const complaints: Complaint[] = [];
  const read = (node: ParsedNode | null, key: Stretch | undefined): { value: unknown; placed: Placed } => {
    const value: Stretch = node === null ? (key ?? [0, 0]) : [node.range[0], node.range[1]];
    const place = (children: ReadonlyMap<string | number, Placed>, isCollection: boolean): Placed => {
      return { ...(key === undefined ? {} : { key }), value, isCollection, children };
    };
    if (isMap(node)) {
      const map = readMap(node, read, complaints);
      return { value: map.value, placed: place(map.children, true) };
    }
    if (isSeq(node)) {
      const items = node.items.map((item) => read(item, undefined));
      const children = new Map(items.map((item, index) => [index, item.placed] as const));
      return { value: items.map((item) => item.value), placed: place(children, true) };
    }
    return { value: scalarOf(node, value, complaints), placed: place(new Map(), false) };
  };
  return { ...read(root, undefined), complaints };
}

/** The place of the setting that a path leads to, or of the nearest one above it that exists. */
export function stretchOf(placed: Placed, path: Path, at: 'key' | 'value'): Stretch {
  let here = placed;
  for (const step of path) {
    const next = here.children.get(step);
    if (next === undefined) return here.key ?? (here === placed ? START : here.value);
    here = next;
  }
  const isBare = here.isCollection || here.value[0] === here.value[1];
  return here.key !== undefined && (at === 'key' || isBare) ? here.key : here.value;
}

/** What a whole file lacks is told at its beginning. */
const START: Stretch = [0, 0];

interface MapNode {
  readonly items: readonly { readonly key: ParsedNode | null; readonly value: ParsedNode | null }[];
  readonly range: readonly [number, number, number];
}

type Read = (node: ParsedNode | null, key: Stretch | undefined) => { value: unknown; placed: Placed };

function readMap(node: MapNode, read: Read, complaints: Complaint[]) {
  const value: Record<string, unknown> = {};
  const children = new Map<string | number, Placed>();
  for (const pair of node.items) {
    const at: Stretch = pair.key === null ? [node.range[0], node.range[0] + 1] : [pair.key.range[0], pair.key.range[1]];
    const name = nameOf(pair.key);
    if (name === undefined) {
      complaints.push({ at, says: 'A name is missing in front of the colon.', instead: 'Write `name: value`.' });
      continue;
    }
    if (name in Object.prototype) {
      complaints.push({ at, says: `${quoted(name)} cannot be used as a name.`, instead: 'Choose another name.' });
      continue;
    }
    if (children.has(name)) {
      complaints.push({
        at,
        says: `${quoted(name)} is written twice.`,
        instead: 'Keep one of the two, with everything that belongs to it.',
      });
      continue;
    }
    const child = read(pair.value, at);
    value[name] = child.value;
    children.set(name, child.placed);
  }
  return { value, children };
}

function nameOf(key: ParsedNode | null): string | undefined {
  if (!isScalar(key) || key.value === null) return undefined;
  return typeof key.value === 'string' ? key.value : (key.source ?? JSON.stringify(key.value));
}

function scalarOf(node: ParsedNode | null, at: Stretch, complaints: Complaint[]): unknown {
  if (node === null || !isScalar(node) || isAlias(node)) return null;
  const value: unknown = node.value;
  if (typeof value === 'number' && !Number.isFinite(value)) {
    complaints.push({
      at,
      says: `${quoted(node.source ?? String(value))} is not a number that can be used.`,
      instead: 'Write a finite number.',
    });
    return null;
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
