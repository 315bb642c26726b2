import type { Diagnostic } from '@basin/lab';
import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { FormPlace } from './form-model.ts';

/** How a guard stands in the text. `absent` leaves in force whatever the scenario sets. */
export type GuardState =
  | { readonly is: 'absent' | 'off' }
  /** Parameters as they are written, readable or not. */
  | { readonly is: 'set'; readonly params: Readonly<Record<string, string>> };

export interface FormValues {
  stateOf(side: FormPlace['side'], place: string, guard: string): GuardState;
  /** A value of the system as it is written; empty where it is not. */
  settingOf(setting: string): string;
  /** What is wrong at exactly this place: a guard, or one of its parameters. */
  problemsAt(path: readonly string[]): readonly Diagnostic[];
  /** What is wrong elsewhere, where the form has no field. */
  readonly otherProblems: readonly Diagnostic[];
}

/** Looks up in a text what the fields of a form show. The text remains what counts; this only reads it. */
export function formValues(
  text: string,
  diagnostics: readonly Diagnostic[],
  { places, settings = [] }: { readonly places: readonly FormPlace[]; readonly settings?: readonly string[] },
): FormValues {
  const { document, located } = locate(text, diagnostics);
  const fields = new Set([...places.flatMap(fieldPaths), ...settings.map((setting) => `settings\n${setting}`)]);
  return {
    stateOf: (side, place, guard) => stateOf(document, [side, place, guard]),
    settingOf: (setting) => written(document.getIn(['settings', setting], true)),
    problemsAt: (path) => located.filter((each) => each.path === path.join('\n')).map((each) => each.diagnostic),
    otherProblems: located.filter((each) => !fields.has(each.path)).map((each) => each.diagnostic),
  };
}

/** A text as a tree, and its problems with the names that lead to them, joined by line ends. */
export function locate(
  text: string,
  diagnostics: readonly Diagnostic[],
): { readonly document: Document; readonly located: readonly { diagnostic: Diagnostic; path: string }[] } {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, logLevel: 'silent' });
  const located = diagnostics.map((diagnostic) => {
    const lineStart = counter.lineStarts[diagnostic.line - 1] ?? 0;
    return { diagnostic, path: pathAt(document, lineStart + diagnostic.column - 1).join('\n') };
  });
  return { document, located };
}

function stateOf(document: Document, path: readonly string[]): GuardState {
  const node = document.getIn(path, true);
  if (isScalar(node) && node.value === 'off') return { is: 'off' };
  if (node === undefined || node === null) return { is: 'absent' };
  const params = isMap(node) ? node.items.map((pair) => [nameOf(pair.key), written(pair.value)] as const) : [];
  return { is: 'set', params: Object.fromEntries(params) };
}

/** The names that lead to what stands at an offset, as deep as there are names. */
function pathAt(document: Document, offset: number): string[] {
  const path: string[] = [];
  let here: unknown = document.contents;
  while (isMap(here)) {
    const pair = here.items.find((each) => holds(each, offset));
    if (pair === undefined) return path;
    path.push(nameOf(pair.key));
    here = pair.value;
  }
  return path;
}

function holds(pair: { readonly key: unknown; readonly value: unknown }, offset: number): boolean {
  const [from, keyEnd] = rangeOf(pair.key) ?? [Infinity, 0];
  const [, valueEnd] = rangeOf(pair.value) ?? [0, 0];
  return from <= offset && offset < Math.max(keyEnd, valueEnd, from + 1);
}

function rangeOf(node: unknown): readonly [number, number] | undefined {
  if (!isScalar(node) && !isMap(node)) return undefined;
  return node.range === null || node.range === undefined ? undefined : [node.range[0], node.range[1]];
}

function fieldPaths({ side, place, guards }: FormPlace): string[] {
  return guards.flatMap(({ guard, params }) => [
    [side, place, guard].join('\n'),
    ...params.map(({ param }) => [side, place, guard, param].join('\n')),
  ]);
}

const nameOf = (key: unknown): string => (isScalar(key) ? String(key.value) : '');

/** What a scalar looks like in the text. */
export const written = (node: unknown): string =>
  isScalar(node) ? (node.value === null ? '' : (node.source ?? JSON.stringify(node.value))) : '';
