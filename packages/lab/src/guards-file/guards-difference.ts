import { readYaml } from '../yaml/read-yaml.ts';

/** What one text sets otherwise than another. */
export interface SettingChange {
  /** Where, in words with code between backticks: `retryBudget` on `users -> checkout`. */
  readonly where: string;
  /** As written; undefined where nothing is set. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/**
 * What changed from one guards file to another, as settings: comments, order and the way it is written are nothing. A
 * guard that comes or goes is one change; undefined if one of the texts is no YAML.
 */
export function guardsDifference(before: string, after: string): SettingChange[] | undefined {
  const [old, new_] = [settingsIn(before), settingsIn(after)];
  if (old === undefined || new_ === undefined) return undefined;
  const places = [...new Set([...old.keys(), ...new_.keys()])];
  return places.flatMap((place) => changesAt(place, old.get(place), new_.get(place)));
}

/** A guard or a setting, by where it stands. */
type Settings = ReadonlyMap<string, unknown>;

function settingsIn(text: string): Settings | undefined {
  const { value, diagnostics } = readYaml(text, 'guards.yaml');
  if (diagnostics.length > 0 || value === undefined) return undefined;
  const found = new Map<string, unknown>();
  for (const [side, places] of entriesOf(value)) {
    if (side === 'version') continue;
    for (const [place, guards] of entriesOf(places)) {
      if (isFlat(side)) found.set(`\`${place}\``, guards);
      else for (const [guard, params] of entriesOf(guards)) found.set(`\`${guard}\` on \`${place}\``, params);
    }
  }
  return found;
}

function changesAt(where: string, before: unknown, after: unknown): SettingChange[] {
  if (isMap(before) && isMap(after)) {
    const params = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return params.flatMap((param) => changesAt(`\`${param}\` of ${where}`, before[param], after[param]));
  }
  const [old, new_] = [written(before), written(after)];
  return old === new_ ? [] : [{ where, before: old, after: new_ }];
}

function written(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (isMap(value)) {
    const params = Object.entries(value).map(([param, each]) => `${param}: ${written(each) ?? ''}`);
    return params.length === 0 ? '{}' : `{ ${params.join(', ')} }`;
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const entriesOf = (value: unknown): [string, unknown][] => (isMap(value) ? Object.entries(value) : []);

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Sides whose entries are settings themselves, at no place. */
const isFlat = (side: string): boolean => side === 'settings' || side === 'system';
