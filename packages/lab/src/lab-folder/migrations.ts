/**
 * Step by step from older versions of lab.yaml to the current one: the first entry turns version 1 into version 2, and
 * so on. What it returns goes through the current schema, so a step only has to move what moved.
 */
export type Migration = (lab: Readonly<Record<string, unknown>>) => Record<string, unknown>;

const MIGRATIONS: readonly Migration[] = [];

/** A value of an older version, brought up to date; anything else as it is, for the schema to judge. */
export function migrated(value: unknown, steps: readonly Migration[] = MIGRATIONS): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const lab = value as Readonly<Record<string, unknown>>;
  const version = lab['version'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1 || version > steps.length) return value;
  return steps.slice(version - 1).reduce((older, step) => step(older), lab);
}
