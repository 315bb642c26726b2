import type { Scenario } from '@basin/engine';
import { scenarioSchema } from '@basin/engine/schema';
import * as z from 'zod';
import { durationText, durationUs } from '../lab-folder/fields.ts';
import { checkSchema } from '../yaml/schema-problems.ts';
import { isMap } from '../yaml/is-map.ts';

/** A value of the scenario that a lab opens to the learner beside its guards. Plain data: a browser has it. */
export type Setting = NumberSetting | ChoiceSetting;

export interface NumberSetting {
  readonly id: string;
  /** One sentence: what it is. */
  readonly says: string;
  /** Where it stands in scenario.yaml, key by key. */
  readonly at: readonly string[];
  readonly form: 'whole' | 'number' | 'duration';
  /** As they are written; durations as text. Both ends belong to it. */
  readonly from: number | string;
  readonly to: number | string;
  /** What scenario.yaml has. */
  readonly byDefault: number | string;
}

export interface ChoiceSetting {
  readonly id: string;
  readonly says: string;
  readonly options: readonly Option[];
  /** The option that changes nothing. */
  readonly byDefault: string;
}

export interface Option {
  readonly id: string;
  readonly says: string;
  /** What it changes in scenario.yaml, as a merge patch (RFC 7396): maps are merged, `null` removes, all else replaces. */
  readonly sets: unknown;
}

/** A lab's scenario before anything is set, and what of it may be. */
export interface Adjustable {
  readonly scenario: Scenario;
  readonly settings: readonly Setting[];
  /** scenario.yaml as a value. Undefined where there is nothing to set. */
  readonly document?: unknown;
}

/** By id: a number, a duration as text, or the id of an option. */
export type SettingValues = Readonly<Record<string, number | string | undefined>>;

/** What may stand under `settings:` of a guards file. The editor, the form and the check are all made of it. */
export function settingsSchema(settings: readonly Setting[]): z.ZodType<SettingValues> {
  const entries = settings.map(
    (setting) => [setting.id, valueSchema(setting).optional().describe(setting.says)] as const,
  );
  const shape: Record<string, z.ZodType<number | string | undefined>> = Object.fromEntries(entries);
  return z.strictObject(shape).describe('Values of the system that this lab opens.');
}

/**
 * The scenario with its settings set. Numbers were held against their ranges and options are named by the lab, each of
 * which was tried when the lab was read; together they may still contradict one another: then the scenario is absent,
 * and the sentence says why.
 */
export function scenarioUnder(
  { scenario, settings, document }: Adjustable,
  values: SettingValues,
): { readonly scenario?: Scenario; readonly says?: string } {
  const patches = settings.flatMap((setting) => {
    const value = values[setting.id];
    return value === undefined || value === setting.byDefault ? [] : [patchOf(setting, value)];
  });
  if (patches.length === 0) return { scenario };
  return scenarioOf(patches.reduce(merged, document));
}

/** A changed document as a scenario, by the same schema as the file. */
export function scenarioOf(document: unknown): { readonly scenario?: Scenario; readonly says?: string } {
  const { value, problems } = checkSchema(scenarioSchema, document);
  if (value !== undefined) return { scenario: value };
  const [first] = problems;
  return { says: first === undefined ? 'It makes no scenario.' : `\`${first.path.join('.')}\`: ${first.says}` };
}

/** RFC 7396. */
export function merged(target: unknown, patch: unknown): unknown {
  if (!isMap(patch)) return patch;
  const result: Record<string, unknown> = isMap(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = merged(result[key], value);
  }
  return result;
}

export function patchOf(setting: Setting, value: number | string): unknown {
  if ('options' in setting) return setting.options.find(({ id }) => id === value)?.sets ?? {};
  return setting.at.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}

function valueSchema(setting: Setting): z.ZodType<number | string> {
  if ('options' in setting) return z.enum(setting.options.map(({ id }) => id));
  const { form, from, to } = setting;
  if (form === 'duration') {
    const [least, most] = [durationUs(String(from)), durationUs(String(to))];
    return durationText().refine(
      (text) => durationUs(text) >= least && durationUs(text) <= most,
      `write a duration from ${from} to ${to}`,
    );
  }
  const number = form === 'whole' ? z.int() : z.number();
  return number.min(Number(from)).max(Number(to));
}
