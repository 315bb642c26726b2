import type { PlaceKey, Scenario } from '@basin/engine';

export interface ExportedFile {
  readonly name: string;
  readonly text: string;
}

/** A guard that was carried over. */
export interface CarriedGuard {
  readonly side: PlaceKey;
  readonly place: string;
  readonly guard: string;
  /** The names under which it is found there. */
  readonly as: string;
  /** In what it is not quite the same. */
  readonly differs: readonly string[];
}

/** A guard that was not. */
export interface LeftGuard {
  readonly side: PlaceKey | 'system';
  readonly place: string;
  readonly guard: string;
  readonly why: string;
  /** What comes near. */
  readonly instead?: string;
}

/** A place with what its guards wrote into the draft of its configuration. */
export interface DraftedPlace<Draft> {
  readonly side: PlaceKey;
  readonly place: string;
  readonly draft: Draft;
  readonly carried: readonly CarriedGuard[];
  readonly left: readonly LeftGuard[];
}

/** A system that guards are taken to. */
export interface RealSystem<Draft> {
  open(): Draft;
  /** Of places where something was carried, at least one. */
  files(places: readonly DraftedPlace<Draft>[], scenario: Scenario): ExportedFile[];
}

/** What is to be known about the guards of some places, as lines for a comment. */
export function remarks(places: readonly DraftedPlace<unknown>[]): string[] {
  return places.flatMap(({ carried, left }) => [
    ...carried.flatMap(({ place, guard, as, differs }) => [
      ...wrapped(`${place}, ${guard}: ${as}.`, ENTRY),
      ...differs.flatMap((each) => wrapped(`${each}.`, DETAIL)),
    ]),
    ...left.flatMap(({ place, guard, why, instead }) => [
      ...wrapped(`${place}, ${guard} is NOT here: ${why}.`, ENTRY),
      ...(instead === undefined ? [] : wrapped(`Instead: ${instead}.`, DETAIL)),
    ]),
  ]);
}

export function titleOf({ title }: Scenario): string {
  return title === undefined ? 'a scenario' : `“${title.replaceAll(/\s+/g, ' ')}”`;
}

/** A text as lines, the first of which may begin otherwise than the rest. */
export function wrapped(text: string, { first = '', rest = '' } = {}): string[] {
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(' ')) {
    if (line.length + word.length > WIDTH && line.trim() !== '') {
      lines.push(line.trimEnd());
      line = rest;
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()];
}

const ENTRY = { rest: '  ' };
const DETAIL = { first: '  - ', rest: '    ' };
const WIDTH = 108;
