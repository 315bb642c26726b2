import { NO_GUARDS, Rng, unit, type Run, type Scenario } from '@basin/engine';
import type { Runner } from '@basin/experiments';
import { drawnScenario, type Drawn, type Draws } from '../draws/draws.ts';
import { modes, type ModeKey } from './modes.ts';
import { Reading } from './reading.ts';
import type { Sign } from './sign.ts';
import { telemetryOf, type Instrumented, type Telemetry } from './telemetry.ts';

/** A way of going wrong as lab.yaml has it: what it changes in scenario.yaml, and what else may be drawn. */
export interface Family {
  readonly id: string;
  readonly mode: ModeKey;
  /** Panels of the dashboard that show it. */
  readonly tells: readonly string[];
  readonly draws: Draws;
  readonly sets: unknown;
  /** What cuts the coupling that it lives from, over `sets`. */
  readonly cut: unknown;
  readonly cutIs: string;
}

export interface Nights extends Instrumented {
  readonly document: unknown;
  readonly families: readonly Family[];
}

/** One run of a family, its numbers drawn: what is shown of it, and what it has been shown to be. */
export interface Night {
  readonly family: Family;
  readonly drawn: Drawn;
  readonly telemetry: Telemetry;
  /** What speaks for its mode, and what became of it without the coupling. */
  readonly signs: readonly Sign[];
  readonly cut: Sign;
  /** Modes whose signs are all there. */
  readonly looksLike: readonly ModeKey[];
  /** Whether it is what its family says, by its signs and by what was cut, and looks like nothing else. */
  readonly isProven: boolean;
}

/** Draws numbers and a seed, makes the run with and without the coupling, and looks at both. */
export async function nightOf(
  { document, ...instrumented }: Nights,
  { family, draw }: { readonly family: Family; readonly draw: number },
  runner: Runner,
): Promise<Night> {
  const rng = new Rng(draw, `night:${family.id}`);
  const drawn = Object.fromEntries(
    Object.entries(family.draws).map(([name, values]) => [name, oneOf(values, unit(rng))]),
  );
  const seed = 1 + (rng.uint32() % 1_000_000);
  const scenarios = [[family.sets], [family.sets, family.cut]].map((patches) => made(document, patches, drawn));
  const runs = await runsOf(scenarios, { seed, runner });
  const [telemetry, withoutIt] = scenarios.map((scenario, index) => {
    const run = runs[index];
    if (run === undefined) throw new Error('The runs of a night are missing.');
    return telemetryOf(run, scenario, instrumented);
  });
  if (telemetry === undefined || withoutIt === undefined) throw new Error('A night has two runs.');
  const reading = new Reading(telemetry);
  const mode = modeOf(family.mode);
  const signs = mode.signs(reading);
  const sign = mode.cut(reading, new Reading(withoutIt));
  const looksLike = modes.filter((each) => each.signs(reading).every(({ ok }) => ok)).map(({ key }) => key);
  const isProven = sign.ok && looksLike.length === 1 && looksLike[0] === family.mode;
  return { family, drawn, telemetry, signs, cut: sign, looksLike, isProven };
}

/** The first draw that is proven; which one it is follows from `draw` alone. */
export async function provenNight(
  nights: Nights,
  { family, draw }: { readonly family: Family; readonly draw: number },
  runner: Runner,
): Promise<Night> {
  for (let again = 0; again < MOST_DRAWS; again += 1) {
    // Each draw is made only where the one before it was not proven.
    const night = await nightOf(nights, { family, draw: draw * MOST_DRAWS + again }, runner);
    if (night.isProven) return night;
  }
  throw new Error(`Of ${MOST_DRAWS} draws of ${family.id} none is proven.`);
}

function modeOf(key: ModeKey): (typeof modes)[number] {
  const mode = modes.find((each) => each.key === key);
  if (mode === undefined) throw new Error(`There is no mode ${key}.`);
  return mode;
}

export function oneOf<Value>(values: readonly Value[], share: number): Value {
  const value = values[Math.floor(share * values.length)];
  if (value === undefined) throw new Error('There is nothing to draw from.');
  return value;
}

function made(document: unknown, patches: readonly unknown[], drawn: Drawn): Scenario {
  const { scenario, says } = drawnScenario(document, patches, drawn);
  if (scenario === undefined) throw new Error(says);
  return scenario;
}

function runsOf(
  scenarios: readonly Scenario[],
  { seed, runner }: { readonly seed: number; readonly runner: Runner },
): Promise<readonly Run[]> {
  const jobs = scenarios.map((scenario) => ({ scenario, guards: NO_GUARDS, seed }));
  return runner(jobs, () => {}, new AbortController().signal);
}

const MOST_DRAWS = 8;
