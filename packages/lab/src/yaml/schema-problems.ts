import type { z } from 'zod';
import type { Path, Problem } from './diagnostic.ts';
import { quoted, suggestion } from './nearest.ts';
import { formOf, jsonSchemaOf, keysAt, schemaAt, type JsonSchema } from './value-form.ts';

export interface Checked<Value> {
  /** Absent if there are problems. */
  readonly value?: Value;
  readonly problems: readonly Problem[];
}

type Issue = z.core.$ZodIssue;

/** Holds a value against a schema. Every problem is told, each in the words of somebody who wants to repair it. */
export function checkSchema<Value>(schema: z.ZodType<Value>, value: unknown): Checked<Value> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return { value: parsed.data, problems: [] };
  const form = jsonSchemaOf(schema);
  const problems = parsed.error.issues
    .flatMap((issue) => flatten(issue, []))
    .flatMap((issue) => problemsOf(issue, form));
  return { problems: onePerPlace(problems) };
}

/** An issue inside a union speaks of the alternative that was meant. */
function flatten(issue: Issue, above: Path): Issue[] {
  const path = [...above, ...(issue.path as Path)];
  if (issue.code === 'invalid_union') {
    const meant = issue.errors.find((issues) => !issues.some(isOfWholeValue));
    if (meant !== undefined) return meant.flatMap((inner) => flatten(inner, path));
  }
  return [{ ...issue, path }];
}

/** The alternative was not meant at all: another kind of value stands there. */
function isOfWholeValue(issue: Issue): boolean {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
}

function problemsOf(issue: Issue, form: JsonSchema): Problem[] {
  const path = issue.path as Path;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey([...path, key], key, keysAt(form, path)));
    case 'invalid_key':
      return [
        {
          path,
          at: 'key',
          says: `${nameOf(path)} cannot be a name here.`,
          instead: wished(issue.issues[0]?.message) ?? 'Write another name.',
        },
      ];
    default:
      return [wrongValue(issue, form)];
  }
}

function unknownKey(path: Path, key: string, allowed: readonly string[]): Problem {
  const [, before, after] = /^([^:]+):(\S.*)$/.exec(key) ?? [];
  if (before !== undefined && allowed.includes(before)) {
    return {
      path,
      at: 'key',
      says: `A space is missing after the colon in ${quoted(key)}.`,
      instead: `Write ${quoted(`${before}: ${after}`)}.`,
    };
  }
  const where = path.length < 2 ? 'here' : `in ${nameOf(path.slice(0, -1))}`;
  return { path, at: 'key', says: `${quoted(key)} is not known ${where}.`, instead: suggestion(key, allowed) };
}

function wrongValue(issue: Issue, form: JsonSchema): Problem {
  const path = issue.path as Path;
  const expected = schemaAt(form, path);
  const write = wished(issue.message) ?? `Write ${expected === undefined ? 'another value' : formOf(expected)}.`;
  const instead = expected?.description === undefined ? write : `${write} ${expected.description}`;
  if (issue.input === undefined && path.length > 0) {
    const where = path.length < 2 ? '' : ` in ${nameOf(path.slice(0, -1))}`;
    return {
      path,
      at: 'value',
      says: `${nameOf(path)} is missing${where}.`,
      instead: `Add ${quoted(`${String(path.at(-1))}: …`)}. ${instead}`,
    };
  }
  return { path, at: 'value', says: `${nameOf(path)} ${complaint(issue, write)}.`, instead };
}

function complaint(issue: Issue, write: string): string {
  if (issue.code === 'custom' && typeof issue.input === 'object') return 'does not say exactly one thing';
  if (write.startsWith('Write a duration') && /^\d+(\.\d+)?$/.test(String(issue.input))) return 'has no unit';
  return `cannot be ${told(issue.input)}`;
}

/** Where a schema has its own words, they say what to write. */
function wished(message: string | undefined): string | undefined {
  if (message === undefined || !message.startsWith('write ')) return undefined;
  return `W${message.slice(1)}.`;
}

/** `retry`; item 2 of `schedule`. */
function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'The file';
  return typeof last === 'string' ? quoted(last) : `item ${last + 1} of ${nameOf(path.slice(0, -1))}`;
}

function told(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return quoted(typeof value === 'string' ? value : JSON.stringify(value));
}

/** A value that breaks one rule often breaks the next as a consequence. */
function onePerPlace(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const place = JSON.stringify(problem.path);
    return seen.has(place) ? false : seen.add(place);
  });
}
