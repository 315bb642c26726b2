import { placeKeys } from '@basin/engine';
import { editYaml, type WrittenValue, type YamlEdit } from '@basin/lab';
import { parse } from 'yaml';
import { templateOf } from './templates.ts';
import type { Sheet } from './sheet.ts';

/**
 * What a hand does to the picture, as changes of the texts. Comments and order stay as their author wrote them; a text
 * that cannot be read stays as it is.
 */
export function withComponent(sheet: Sheet, { name, kind }: { readonly name: string; readonly kind: string }): Sheet {
  const [server = '…'] = componentsIn(sheet, 'server');
  return inScenario(sheet, [{ path: ['components', name], to: { [kind]: templateOf(kind, server) } }]);
}

export function withArrow(sheet: Sheet, { from, to }: { readonly from: string; readonly to: string }): Sheet {
  return inScenario(sheet, [{ path: ['arrows', `${from} -> ${to}`], to: {} }]);
}

/** Takes out a component or an arrow, with all that stands on it: arrows, triggers, guards. */
export function withoutPart(sheet: Sheet, name: string): Sheet {
  const written = treeOf(sheet.scenario);
  const isArrow = name.includes(' -> ');
  const arrows = namesAt(written, 'arrows').filter((arrow) => arrow === name || arrow.split(' -> ').includes(name));
  const gone = isArrow ? arrows : [name, ...arrows];
  const pushes = namesAt(written, 'triggers').filter((trigger) => gone.includes(targetOf(written, trigger)));
  const guardsOf = (root: readonly string[]): YamlEdit[] =>
    placeKeys.flatMap((side) => gone.map((place) => ({ path: [...root, side, place] })));
  const scenario: YamlEdit[] = [
    ...(isArrow ? [] : [{ path: ['components', name] }]),
    ...arrows.map((arrow) => ({ path: ['arrows', arrow] })),
    ...pushes.map((trigger) => ({ path: ['triggers', trigger] })),
    ...guardsOf(['guards']),
  ];
  return { ...inScenario(sheet, scenario), guards: editYaml(sheet.guards, guardsOf([])) };
}

/** A number of a component, an arrow or a trigger; without `to` its default holds again. */
export function withValue(sheet: Sheet, edit: YamlEdit): Sheet {
  return inScenario(sheet, [edit]);
}

export interface Deed {
  /** The kind of trigger or action. */
  readonly key: string;
  readonly params: { readonly [name: string]: WrittenValue };
  /** As it is written: `90s`. */
  readonly at: string;
  /** Absent: it is over at once, or lasts. */
  readonly lasts?: string;
}

/** Something that pushes the system, under a name of its own. */
export function withTrigger(sheet: Sheet, { key, params, at, lasts }: Deed): Sheet {
  const name = freeName(key, namesAt(treeOf(sheet.scenario), 'triggers'));
  return inScenario(sheet, [
    { path: ['triggers', name], to: { [key]: params, at, ...(lasts !== undefined && { for: lasts }) } },
  ]);
}

/** Something that somebody does about it. */
export function withAction(sheet: Sheet, { key, params, at, lasts }: Deed): Sheet {
  const taken = parsed(sheet.actions);
  const to = { at, do: { [key]: params }, ...(lasts !== undefined && { for: lasts }) };
  return { ...sheet, actions: editYaml(sheet.actions, [{ path: [Array.isArray(taken) ? taken.length : 0], to }]) };
}

export function withoutAction(sheet: Sheet, index: number): Sheet {
  return { ...sheet, actions: editYaml(sheet.actions, [{ path: [index] }]) };
}

/** `slow-down` of `slowDown`; with a number behind it where that is taken. */
export function freeName(key: string, taken: readonly string[]): string {
  const name = key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  if (!taken.includes(name)) return name;
  for (let number = 2; ; number += 1) if (!taken.includes(`${name}-${number}`)) return `${name}-${number}`;
}

/** What a component may be called; empty: that is fine, and free. */
export function nameProblem(sheet: Sheet, name: string): string {
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(name)) return 'Write small letters, digits and hyphens, such as web-2.';
  return namesAt(treeOf(sheet.scenario), 'components').includes(name) ? 'There is one of this name.' : '';
}

function inScenario(sheet: Sheet, edits: readonly YamlEdit[]): Sheet {
  return { ...sheet, scenario: editYaml(sheet.scenario, edits) };
}

function componentsIn({ scenario }: Sheet, kind: string): string[] {
  const components = recordAt(treeOf(scenario), 'components');
  return Object.keys(components).filter((name) => Object.hasOwn(recordAt(components, name), kind));
}

function namesAt(tree: Tree, key: string): string[] {
  return Object.keys(recordAt(tree, key));
}

function targetOf(tree: Tree, trigger: string): string {
  const params = Object.values(recordAt(recordAt(tree, 'triggers'), trigger));
  const targets = params.map((each) => (isTree(each) ? each['of'] : undefined));
  return String(targets.find((each) => typeof each === 'string') ?? '');
}

type Tree = Readonly<Record<string, unknown>>;

function treeOf(text: string): Tree {
  const tree = parsed(text);
  return isTree(tree) ? tree : {};
}

function parsed(text: string): unknown {
  try {
    return parse(text, { logLevel: 'silent', maxAliasCount: 0 });
  } catch {
    return undefined;
  }
}

function recordAt(tree: Tree, key: string): Tree {
  const there = Object.hasOwn(tree, key) ? tree[key] : undefined;
  return isTree(there) ? there : {};
}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);
