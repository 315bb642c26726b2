import { compile, type EngineDiagnostic, type GuardSettings, type Scenario } from '@basin/engine';
import { readPath, writtenPath } from './path.ts';
import { inForce, PANIC_MODE, type System } from './system.ts';
import { childOf, stepInto, wordsAt } from './walk.ts';

/** One number of a system: of its scenario, or of a guard in force. */
export interface NumberAt {
  /** As we write it, whichever way it was written. */
  readonly path: string;
  /** The words of the path; the same as keys of the document people write. */
  readonly words: readonly string[];
  /** In the unit of the engine: durations in µs, rates per second. */
  readonly value: number;
  /** Where it is in the parsed document. */
  readonly keys: readonly string[];
}

export type Found = { readonly found: NumberAt } | { readonly diagnostics: readonly EngineDiagnostic[] };

export type Varied = { readonly system: System } | { readonly diagnostics: readonly EngineDiagnostic[] };

/**
 * The same system with one number changed, found by the path that people write: `triggers.slow.for`,
 * `components.users.client.arrivals.rate`, `guards.calls["users -> checkout"].retry.maxAttempts`.
 *
 * Units are kept: durations are µs here, whatever they are at the border. A guard is changed in the guards laid over the
 * scenario, never in the scenario. What `compile` refuses is refused here with its diagnostics; ranges that only the
 * schema knows are the border's to check.
 */
export function vary(system: System, path: string, to: number): Varied {
  const at = numberAt(system, path);
  if ('diagnostics' in at) return at;
  if (!Number.isFinite(to)) return refused(at.found.words, `\`${to}\` is no number.`, 'Write a finite number.');
  const changed = withNumber(system, at.found, to);
  const { diagnostics } = compile(changed.scenario, changed.guards);
  return diagnostics.length > 0 ? { diagnostics } : { system: changed };
}

/** The number that a path leads to; else where it loses its way, and what to write instead. */
export function numberAt(system: System, path: string): Found {
  const read = readPath(path);
  if ('says' in read) return refused([], read.says, 'Write a path such as `triggers.slow.for`.');
  const keys: string[] = [];
  const words: string[] = [];
  let node: unknown = inForce(system);
  for (const word of read.steps) {
    const step = stepInto(node, word);
    if (step === undefined) return refused(words, lost(word, words), choice(word, node));
    words.push(step.written);
    keys.push(...step.keys);
    for (const key of step.keys) node = childOf(node, key);
  }
  const written = writtenPath(words);
  if (typeof node === 'number') return { found: { path: written, words, value: node, keys } };
  if (typeof node === 'string' || typeof node === 'boolean') {
    return refused(words, `\`${written}\` is \`${node}\`, which is no number.`, 'Name a number.');
  }
  return refused(words, `\`${written}\` is not one number.`, goOn(written, node));
}

/** Every number of a system, by path; in the order of the document. */
export function numbersIn(system: System): NumberAt[] {
  const found: NumberAt[] = [];
  const visit = (node: unknown, words: readonly string[], keys: readonly string[]): void => {
    if (typeof node === 'number') {
      found.push({ path: writtenPath(words), words, value: node, keys });
      return;
    }
    for (const word of wordsAt(node)) {
      const step = stepInto(node, word);
      if (step === undefined || step.keys.length === 0) continue;
      let child = node;
      for (const key of step.keys) child = childOf(child, key);
      visit(child, [...words, step.written], [...keys, ...step.keys]);
    }
  };
  visit(inForce(system), [], []);
  return found.filter(({ words }) => words[0] !== 'version');
}

/** With a number that was found in this very system, or in one of the same form. */
export function withNumber(system: System, { keys }: NumberAt, to: number): System {
  const document = withValue(inForce(system), keys, to) as Scenario;
  const [root, side = '', place = '', guard = ''] = keys;
  if (root !== 'guards') return { ...system, scenario: { ...document, guards: system.scenario.guards } };
  if (side === 'system') {
    const panicMode = at(document, PANIC_MODE);
    return { ...system, guards: withValue(system.guards, PANIC_MODE.slice(1), panicMode) as GuardSettings };
  }
  const params = at(document, keys.slice(0, 4));
  return { ...system, guards: withValue(system.guards, [side, place, guard], params) as GuardSettings };
}

/** A copy of a tree with one value set; branches that lead there are made where there are none. */
export function withValue(tree: unknown, keys: readonly string[], value: unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  if (Array.isArray(tree)) {
    return tree.map((each, index) => (String(index) === key ? withValue(each, rest, value) : each));
  }
  const node = (tree ?? {}) as Readonly<Record<string, unknown>>;
  return { ...node, [key]: withValue(node[key], rest, value) };
}

function at(tree: unknown, keys: readonly string[]): unknown {
  return keys.reduce((node, key) => childOf(node, key), tree);
}

function lost(word: string, words: readonly string[]): string {
  const where = words.length === 0 ? 'a scenario' : `\`${writtenPath(words)}\``;
  return `There is no \`${word}\` in ${where}.`;
}

function choice(word: string, node: unknown): string {
  const words = wordsAt(node);
  if (words.length === 0) return 'The path is to end before it.';
  const near = words.filter((each) => each.charAt(0).toLowerCase() === word.charAt(0).toLowerCase());
  return `${near.length === 1 ? `Did you mean \`${near[0]}\`? ` : ''}There are: ${words.join(', ')}.`;
}

function goOn(written: string, node: unknown): string {
  const words = wordsAt(node).map((word) => `\`${written}${word.includes(' ') ? `["${word}"]` : `.${word}`}\``);
  return words.length === 0 ? 'There is nothing in it.' : `Go on, with ${words.join(', ')}.`;
}

function refused(
  words: readonly string[],
  says: string,
  instead: string,
): { readonly diagnostics: readonly EngineDiagnostic[] } {
  const isGuard = words[0] === 'guards';
  return {
    diagnostics: [{ source: isGuard ? 'guards' : 'scenario', path: isGuard ? words.slice(1) : words, says, instead }],
  };
}
