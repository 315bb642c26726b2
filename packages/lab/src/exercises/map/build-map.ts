import { NO_GUARDS, type Scenario } from '@basin/engine';
import { loopMap } from '@basin/experiments';
import { stringify } from 'yaml';
import { parseScenario } from '../../lab-folder/parse-scenario.ts';
import type { Path, Problem } from '../../yaml/diagnostic.ts';
import { quoted, suggestion } from '../../yaml/nearest.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import type { Built, ExerciseFolder } from '../kind.ts';
import { optionsOf } from './facets.ts';
import type { MapTask, OpenMap } from './open-map.ts';
import type { MapFile, WrittenTask } from './schema.ts';
import { fates } from './shared-fate.ts';

/** The exercise, if the names in lab.yaml are those of the scenario. */
export function buildMap({ head, file, files }: ExerciseFolder<MapFile>): Built<OpenMap, null> {
  const text = files['scenario.yaml'] ?? '';
  const { scenario, diagnostics } = parseScenario(text);
  if (scenario === undefined) return { diagnostics };
  const problems = Object.entries(file.tasks).flatMap(([id, task]) => strangers(['tasks', id], task, scenario));
  if (problems.length > 0) return { problems };
  const tasks = Object.entries(file.tasks).map(([id, task]) => taskOf(id, task, scenario));
  const settings = file.settings === 'as-text' ? { settings: settingsIn(text) } : {};
  return { open: { ...head, kind: 'map', scenario, tasks, ...settings }, secret: null };
}

function taskOf(id: string, written: WrittenTask, scenario: Scenario): MapTask {
  const { annotate, ask, boundary, ownership, sharedFate, title } = written;
  const asked = { id, title, ask };
  if (annotate) {
    const { arrows = Object.keys(scenario.arrows), of } = annotate;
    return { ...asked, does: 'annotate', of, arrows, options: optionsOf(of, scenario) };
  }
  if (boundary) return { ...asked, does: 'boundary', ...boundary };
  if (ownership) return { ...asked, does: 'ownership', ...ownership };
  if (sharedFate) return { ...asked, does: 'sharedFate', ...sharedFate, ...candidatesOf(sharedFate, scenario) };
  return { ...asked, does: 'loops' };
}

/** Everything that takes a replica, by name, and how often it is down. */
function candidatesOf({ odds, of }: NonNullable<WrittenTask['sharedFate']>, scenario: Scenario) {
  const names = Object.entries(fates(scenario, of)).filter(([, members]) => members.length > 0);
  const chances = names.map(([name]): [string, number] => {
    const kind = scenario.domains?.[name]?.kind;
    return [name, kind === undefined ? odds.own : (odds[kind] ?? 0)];
  });
  return { candidates: chances.map(([name]) => name), odds: { own: odds.own, ...Object.fromEntries(chances) } };
}

/** Names that nothing in the scenario has. */
function strangers(path: readonly string[], written: WrittenTask, scenario: Scenario): Problem[] {
  const { annotate, boundary, ownership, sharedFate } = written;
  const arrows = Object.keys(scenario.arrows);
  const parts = [...Object.keys(scenario.components), ...arrows];
  const loops = loopMap({ scenario, guards: NO_GUARDS }).loops.map(({ id }) => id);
  const one = (name: string | undefined, known: readonly string[], at: Path): Problem[] => {
    if (name === undefined || known.includes(name)) return [];
    const [says, instead] = [`There is no ${quoted(name)}.`, suggestion(name, known)];
    return [{ path: [...path, ...at], at: 'value', says, instead }];
  };
  const each = (names: readonly string[] = [], known: readonly string[], at: Path): Problem[] =>
    names.flatMap((name, index) => one(name, known, [...at, index]));
  return [
    ...each(annotate?.arrows, arrows, ['annotate', 'arrows']),
    ...each(boundary?.loops, loops, ['boundary', 'loops']),
    ...one(ownership?.loop, loops, ['ownership', 'loop']),
    ...each(ownership?.movable, parts, ['ownership', 'movable']),
    ...one(sharedFate?.of, Object.keys(scenario.components), ['sharedFate', 'of']),
  ];
}

/** What is in force as somebody wrote it, without the remarks of whoever made the exercise. */
function settingsIn(text: string): string {
  const { guards = {} } = (readYaml(text, 'scenario.yaml').value ?? {}) as { readonly guards?: unknown };
  return stringify(guards, { lineWidth: 72, flowCollectionPadding: true });
}
