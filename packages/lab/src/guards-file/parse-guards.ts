import { compile, NO_GUARDS, placeKeys, sides, type GuardSettings, type Scenario } from '@basin/engine';
import { guardDefinitions, guardSettingsSchema, type AllowedGuards } from '@basin/engine/schema';
import { scenarioUnder, settingsSchema, type Setting } from '../settings/setting.ts';
import { inReadingOrder, type Diagnostic, type Problem } from '../yaml/diagnostic.ts';
import { listed, quoted, suggestion } from '../yaml/nearest.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { checkSchema } from '../yaml/schema-problems.ts';
import { mostGuardsProblems } from './most-guards.ts';
import { isMap } from '../yaml/is-map.ts';

/** What a guards file is held against. */
export interface GuardsContext {
  readonly scenario: Scenario;
  readonly allowed: AllowedGuards;
  /** How many guards may be added to those of the scenario; as many as there are unless said. */
  readonly mostGuards?: number | undefined;
  /** Values of the scenario that may be set as well; none unless said. */
  readonly settings?: readonly Setting[];
  /** scenario.yaml as a value, where there are settings. */
  readonly document?: unknown;
}

export interface ParsedGuards {
  /** Absent if there are diagnostics. */
  readonly guards?: GuardSettings;
  /** The scenario as the file sets it: the lab's own where it sets nothing of it. There whenever `guards` is. */
  readonly scenario?: Scenario;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads what a learner wrote. Any text whatever gives guards or diagnostics, all of them at once.
 *
 * A text without settings (nothing, or comments only) is a valid file: no guards but the scenario's own. So is a place
 * with nothing below it, which is what a file under someone's hands looks like.
 */
export function parseGuards(text: string, lab: GuardsContext, file: string = 'guards.yaml'): ParsedGuards {
  const yaml = readYaml(text, file, LENGTH_LIMIT);
  if (yaml.value === undefined) return { diagnostics: yaml.diagnostics };
  if (yaml.value === null && yaml.diagnostics.length === 0)
    return { guards: NO_GUARDS, scenario: lab.scenario, diagnostics: [] };
  const { version, rest } = withoutVersion(yaml.value);
  const { scenario, guards, problems } = checkAnswer(rest, lab);
  const diagnostics = inReadingOrder([...yaml.diagnostics, ...yaml.locate([...version, ...problems])]);
  if (guards === undefined || scenario === undefined || diagnostics.length > 0) return { diagnostics };
  return { guards, scenario, diagnostics };
}

interface CheckedAnswer {
  readonly guards?: GuardSettings;
  readonly scenario?: Scenario;
  readonly problems: readonly Problem[];
}

function checkAnswer(value: unknown, lab: GuardsContext): CheckedAnswer {
  if (!isMap(value) || lab.settings === undefined || lab.settings.length === 0) {
    return { scenario: lab.scenario, ...checkGuards(value, lab) };
  }
  const { settings, ...guards } = value;
  const under = checkSettings(settings ?? {}, { ...lab, settings: lab.settings });
  // Guards are held against the system that they will stand in; while that is not known, against the lab's own.
  const checked = checkGuards(guards, { ...lab, scenario: under.scenario ?? lab.scenario });
  return { ...under, ...checked, problems: [...under.problems, ...checked.problems] };
}

function checkSettings(
  value: unknown,
  lab: GuardsContext & { readonly settings: readonly Setting[] },
): Omit<CheckedAnswer, 'guards'> {
  const inside = ({ path, ...rest }: Problem): Problem => ({ path: ['settings', ...path], ...rest });
  const filled = isMap(value) ? Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null)) : value;
  const checked = checkSchema(settingsSchema(lab.settings), filled);
  if (checked.value === undefined) return { problems: checked.problems.map(inside) };
  const { scenario, says } = scenarioUnder(lab, checked.value);
  if (scenario !== undefined) return { scenario, problems: [] };
  const instead = 'Change one of the settings: each may be set so, but not all of them together.';
  return { problems: [{ path: ['settings'], at: 'value', says: `These settings make no system: ${says}`, instead }] };
}

/** Guards as a value, without the `version` of a file. Paths of problems begin at a side. */
export function checkGuards(
  value: unknown,
  { scenario, allowed, mostGuards }: GuardsContext,
): { guards?: GuardSettings; problems: Problem[] } {
  const problems: Problem[] = [];
  const checked = checkSchema(guardSettingsSchema(allowed), withoutEmptyPlaces(value));
  problems.push(...checked.problems.map((problem) => inWordsOfLab(problem, allowed)));
  if (checked.value === undefined) return { problems };
  for (const { path, says, instead } of compile(scenario, checked.value).diagnostics) {
    problems.push({ path, at: 'value', says, instead });
  }
  problems.push(...mostGuardsProblems(checked.value, scenario, mostGuards));
  return { guards: checked.value, problems };
}

function withoutVersion(value: unknown): { version: Problem[]; rest: unknown } {
  if (!isMap(value)) return { version: [], rest: value };
  const { version, ...rest } = value;
  if (version === 1) return { version: [], rest };
  const instead = 'Write `version: 1` in the first line.';
  const says = version === undefined ? '`version` is missing.' : 'This version of the format is not known.';
  return { version: [{ path: ['version'], at: 'value', says, instead }], rest };
}

/** `calls:`, `servers:` … and places with nothing below them set nothing. */
function withoutEmptyPlaces(value: unknown): unknown {
  if (!isMap(value)) return value;
  const filled = Object.entries(value).filter(([, places]) => places !== null);
  return Object.fromEntries(
    filled.map(([key, places]) => [
      key,
      isMap(places) ? Object.fromEntries(Object.entries(places).filter(([, guards]) => guards !== null)) : places,
    ]),
  );
}

/** An unknown name is told by what it should have named: a place of this lab, or a guard it allows there. */
function inWordsOfLab(problem: Problem, allowed: AllowedGuards): Problem {
  const [root, place, guard] = problem.path;
  const key = placeKeys.find((each) => each === root);
  if (problem.at !== 'key' || key === undefined) return problem;
  if (problem.path.length === 2) {
    const says = `${quoted(String(place))} is not a place of this lab under ${quoted(key)}.`;
    return { ...problem, says, instead: suggestion(String(place), Object.keys(allowed[key] ?? {})) };
  }
  const known = guardDefinitions.find((definition) => definition.key === guard);
  if (problem.path.length !== 3 || known === undefined) return problem;
  const here = allowed[key]?.[String(place)] ?? [];
  if (known.side !== sides[key].side) {
    const instead = placeKeys
      .filter((each) => sides[each].side === known.side)
      .map(
        (each) =>
          `It belongs under ${quoted(each)}, at ${sides[each].named === 'arrow' ? 'an arrow' : `a ${known.side}`}.`,
      )
      .join(' ');
    return { ...problem, says: `${quoted(known.key)} does not act here.`, instead };
  }
  const says = `${quoted(known.key)} may not be set at ${quoted(String(place))} in this lab.`;
  const instead = here.length === 0 ? 'Nothing may be set there.' : `Use ${listed(here.map(quoted))}.`;
  return { ...problem, says, instead };
}

/** Ten times what all guards of a lab take, with room for notes; small, because a stranger's text is read at a keystroke. */
const LENGTH_LIMIT = 16 * 1024;
