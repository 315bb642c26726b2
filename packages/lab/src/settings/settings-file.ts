import { compile, type Scenario } from '@basin/engine';
import * as z from 'zod';
import { durationText, durationUs } from '../lab-folder/fields.ts';
import type { Problem } from '../yaml/diagnostic.ts';
import { quoted, suggestion } from '../yaml/nearest.ts';
import { merged, patchOf, scenarioOf, type Setting } from './setting.ts';
import { isMap } from '../yaml/is-map.ts';

const id = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9]{0,39}$/, 'write a name of letters and digits that begins with a small letter');
const sentence = z.string().min(1, 'write a sentence').max(300);
const amount = z.union([z.number(), durationText()]);

const number = z.strictObject({
  says: sentence.describe('What it is, in a sentence.'),
  at: z.string().min(1).describe('Where it stands in scenario.yaml: `components.checkout.server.workers`.'),
  from: amount.describe('The least that may be set.'),
  to: amount.describe('The most that may be set.'),
  isWhole: z.boolean().default(true).describe('Whether only whole numbers may be set.'),
});
const choice = z.strictObject({
  says: sentence.describe('What it is, in a sentence.'),
  options: z
    .record(
      id,
      z.strictObject({
        says: sentence.describe('What it means, in a sentence.'),
        sets: z
          .record(z.string(), z.unknown())
          .default({})
          .describe('What it changes in scenario.yaml: maps are merged, `null` removes. Empty: the scenario as it is.'),
      }),
    )
    .describe('By name. One of them sets nothing: it is what the scenario has.'),
});

/** `settings:` of lab.yaml. */
export const settingsFileSchema = z
  .record(id, z.union([number, choice]))
  .describe('Values of the scenario that a learner may set, with their ranges.');

type SettingsFile = z.output<typeof settingsFileSchema>;

/** The settings, and what keeps them from being some; every end and every option is tried on the scenario. */
export function settingsOf(
  file: SettingsFile,
  document: unknown,
): { readonly settings: readonly Setting[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const settings = Object.entries(file).flatMap(([name, written]): Setting[] => {
    const path = ['settings', name];
    const made = 'options' in written ? choiceOf(name, written, path) : numberOf(name, written, { path, document });
    problems.push(...made.problems);
    if (made.setting === undefined) return [];
    problems.push(...triedProblems(made.setting, document, path));
    return [made.setting];
  });
  return { settings, problems };
}

interface Made {
  readonly setting?: Setting;
  readonly problems: readonly Problem[];
}

function numberOf(
  name: string,
  { says, at, from, to, isWhole }: z.output<typeof number>,
  { path, document }: { readonly path: string[]; readonly document: unknown },
): Made {
  const isDuration = typeof from === 'string';
  if (isDuration !== (typeof to === 'string')) {
    return problem(path, 'One end is a duration and the other is a number.', 'Write both in the same form.');
  }
  const [least, most] = isDuration ? [durationUs(from), durationUs(String(to))] : [from, Number(to)];
  if (!(least < most)) return problem(path, 'Its range is empty.', 'Let `from` be below `to`.');
  const keys = keysOf(at);
  let here = document;
  for (const [index, key] of keys.entries()) {
    const next = isMap(here) ? here[key] : undefined;
    if (next === undefined) {
      const says_ = `scenario.yaml has no ${quoted(keys.slice(0, index + 1).join('.'))}.`;
      return problem(
        [...path, 'at'],
        says_,
        isMap(here) ? suggestion(key, Object.keys(here)) : 'End the path before it.',
      );
    }
    here = next;
  }
  if (typeof here !== 'number' && typeof here !== 'string') {
    return problem([...path, 'at'], `${quoted(at)} is not one value.`, 'Lead the path to a number or a duration.');
  }
  const form = isDuration ? 'duration' : isWhole ? 'whole' : 'number';
  return { setting: { id: name, says, at: keys, form, from, to, byDefault: here }, problems: [] };
}

function choiceOf(name: string, { says, options }: z.output<typeof choice>, path: string[]): Made {
  const all = Object.entries(options).map(([key, option]) => ({ id: key, says: option.says, sets: option.sets }));
  const idle = all.filter(({ sets }) => Object.keys(sets).length === 0);
  const [first] = idle;
  if (idle.length !== 1 || first === undefined) {
    return problem(
      [...path, 'options'],
      `${idle.length} of its options set nothing.`,
      'Let exactly one set nothing: the scenario as it is.',
    );
  }
  return { setting: { id: name, says, options: all, byDefault: first.id }, problems: [] };
}

/** What a learner may write has to make a system: both ends of a range and every option are tried. */
function triedProblems(setting: Setting, document: unknown, path: string[]): Problem[] {
  const values = 'options' in setting ? setting.options.map((option) => option.id) : [setting.from, setting.to];
  return values.flatMap((value) => {
    const { scenario, says } = scenarioOf(merged(document, patchOf(setting, value)));
    const flaw = says ?? compileFlaw(scenario);
    if (flaw === undefined) return [];
    const where = 'options' in setting ? [...path, 'options', String(value)] : path;
    return problem(
      where,
      `With ${quoted(String(value))} the scenario does not hold together: ${flaw}`,
      'Change what it sets, or its range.',
    ).problems;
  });
}

function compileFlaw(scenario: Scenario | undefined): string | undefined {
  const [first] = scenario === undefined ? [] : compile(scenario).diagnostics;
  return first && `${first.says} ${first.instead}`;
}

/** `arrows["users -> checkout"].delay` and `components.checkout.server.workers`. */
function keysOf(path: string): string[] {
  return [...path.matchAll(/\["([^"]+)"\]|([^.[\]]+)/g)].map(([, bracketed, plain]) => bracketed ?? plain ?? '');
}

function problem(path: Problem['path'], says: string, instead: string): Made {
  return { problems: [{ path, at: 'value', says, instead }] };
}
