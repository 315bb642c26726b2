import * as z from 'zod';
import type { Scenario } from '@basin/engine';
import { compile } from '@basin/engine';
import { merged, scenarioOf } from '../../settings/setting.ts';

/** `draws:` of lab.yaml: by name, what a number of the system may be in one try or another. */
export const drawsSchema = z.record(
  z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/, 'write a name of letters and digits that begins with a small letter'),
  z.array(z.union([z.number(), z.string().min(1)])).min(1),
);

export type Draws = Readonly<Record<string, readonly (number | string)[]>>;
export type Drawn = Readonly<Record<string, number | string>>;

/** Every way to draw, the last name changing fastest. Of no names there is one way. */
export function waysToDraw(draws: Draws): Drawn[] {
  return Object.entries(draws).reduce<Drawn[]>(
    (ways, [name, values]) => ways.flatMap((way) => values.map((value) => ({ ...way, [name]: value }))),
    [{}],
  );
}

/** A patch in which `$name` stands for what was drawn. */
function filled(patch: unknown, drawn: Drawn): unknown {
  if (typeof patch === 'string' && patch.startsWith('$')) return drawn[patch.slice(1)] ?? patch;
  if (Array.isArray(patch)) return patch.map((each) => filled(each, drawn));
  if (typeof patch !== 'object' || patch === null) return patch;
  return Object.fromEntries(Object.entries(patch).map(([key, value]) => [key, filled(value, drawn)]));
}

/** scenario.yaml as a value with patches laid over it (RFC 7396), one after another; or why it makes no system. */
export function drawnScenario(
  document: unknown,
  patches: readonly unknown[],
  drawn: Drawn,
): { readonly scenario?: Scenario; readonly says?: string } {
  const made = scenarioOf(patches.map((patch) => filled(patch, drawn)).reduce(merged, document));
  if (made.scenario === undefined) return made;
  const [first] = compile(made.scenario).diagnostics;
  return first === undefined ? made : { says: `${first.says} ${first.instead}` };
}
