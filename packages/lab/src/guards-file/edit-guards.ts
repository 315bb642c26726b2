import type { PlaceKey } from '@basin/engine';
import { isMap, isSeq, Scalar, YAMLMap, type Document } from 'yaml';
import {
  editableTree,
  exchangeScalar,
  mapAt,
  removePair,
  setPair,
  writtenTree,
  type ParamValue,
} from '../yaml/tree-edits.ts';

export type { ParamValue } from '../yaml/tree-edits.ts';

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

/**
 * Changes one thing in a guards file and leaves everything else, comments above all, as its author wrote it.
 *
 * A value that is there already is exchanged in place, to the character. Anything else goes through the tree of nodes,
 * which keeps comments and order and may set spaces anew. A text that cannot be read is returned as it is.
 */
export function editGuards(text: string, edit: GuardEdit): string {
  const document = editableTree(text);
  if (document === undefined || isSeq(document.contents)) return text;
  const exchanged = 'param' in edit ? exchangeParam(text, document, edit) : undefined;
  if (exchanged !== undefined) return exchanged;
  change(document, edit);
  return writtenTree(document, text);
}

function exchangeParam(text: string, document: Document, edit: ParamEdit): string | undefined {
  if (edit.value === undefined) return undefined;
  const path = [edit.side, edit.place, edit.guard, edit.param];
  return exchangeScalar(text, document, { path, value: edit.value });
}

function change(document: Document, edit: GuardEdit): void {
  if ('param' in edit) {
    const isAbsent = document.getIn([edit.side, edit.place, edit.guard, edit.param], true) === undefined;
    if (edit.value === undefined && isAbsent) return;
    const guard = mapAt(placeOf(document, edit), edit.guard, { flow: true });
    if (edit.value === undefined) removePair(guard, edit.param);
    else setPair(guard, edit.param, new Scalar(edit.value));
  } else if (edit.to === 'removed') {
    if (document.getIn([edit.side, edit.place, edit.guard], true) !== undefined)
      removePair(placeOf(document, edit), edit.guard);
  } else {
    setPair(placeOf(document, edit), edit.guard, edit.to === 'off' ? new Scalar('off') : paramMap(document, edit.to));
  }
}

/** The map that holds a place's guards, made if it is not there. */
function placeOf(document: Document, edit: GuardAddress): YAMLMap {
  if (!isMap(document.contents)) {
    const root = new YAMLMap();
    setPair(root, 'version', new Scalar(1));
    document.contents = root as Document['contents'];
  }
  return mapAt(mapAt(document.contents as unknown as YAMLMap, edit.side, { flow: false }), edit.place, { flow: false });
}

function paramMap(document: Document, params: Readonly<Record<string, ParamValue>>): YAMLMap {
  const map = document.createNode(params, { flow: true }) as YAMLMap;
  map.flow = true;
  return map;
}
