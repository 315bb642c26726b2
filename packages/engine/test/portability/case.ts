import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { GuardSettings, Scenario } from '../../src/index.ts';
import { guardSettingsSchema, scenarioSchema } from '../../src/schema.ts';

/** One run that has to come out the same everywhere, to the bit. */
export interface Case {
  readonly name: string;
  readonly scenario: Scenario;
  readonly guards: GuardSettings;
  readonly seed: number;
}

/** Every answer that a lab ships, on every seed the lab uses, and every scenario of the course. */
export function shippedCases(root: string, seedsOfEach: number): Case[] {
  return [...foldersIn(path.join(root, 'labs')), ...foldersIn(path.join(root, 'content/scenarios'))].flatMap((folder) =>
    casesOf(folder, seedsOfEach),
  );
}

function casesOf(folder: string, seedsOfEach: number): Case[] {
  const name = path.basename(folder);
  const scenario = scenarioSchema.parse(readYaml(path.join(folder, 'scenario.yaml')));
  const seeds = seedsOf(folder).slice(0, seedsOfEach);
  const none = { name, scenario, guards: guardSettingsSchema().parse({}) };
  return [
    none,
    ...answersIn(folder).map(([answer, guards]) => ({ name: `${name}, ${answer}`, scenario, guards })),
  ].flatMap((each) => seeds.map((seed) => ({ ...each, seed })));
}

function answersIn(folder: string): [string, GuardSettings][] {
  const solutions = path.join(folder, 'solutions');
  if (!existsSync(solutions)) return [];
  const files = readdirSync(solutions).filter((file) => file.endsWith('.guards.yaml'));
  return files.map((file) => {
    const { version: _, ...guards } = readYaml(path.join(solutions, file)) as Record<string, unknown>;
    return [file.replace('.guards.yaml', ''), guardSettingsSchema().parse(guards)];
  });
}

/** Those of lab.yaml, or the first few. */
function seedsOf(folder: string): number[] {
  const file = path.join(folder, 'lab.yaml');
  if (!existsSync(file)) return [1, 2, 3];
  const { seeds } = readYaml(file) as { seeds?: { public: number[]; hidden: number[] } };
  return seeds === undefined ? [1, 2, 3] : [...seeds.public, ...seeds.hidden];
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder)
    .toSorted()
    .map((each) => path.join(folder, each))
    .filter((each) => existsSync(path.join(each, 'scenario.yaml')));
}

function readYaml(file: string): unknown {
  return parse(readFileSync(file, 'utf8'));
}
