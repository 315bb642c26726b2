import { NO_GUARDS, type GuardSettings, type Scenario } from '@basin/engine';
import { everyGuard, parseGuards, suggestion, type Lab } from '@basin/lab';
import type { PublishedScenario } from './published-scenario.ts';

/** What a text may call a system: a published one, with its variants, or that of a lab. */
export interface KnownSystem {
  readonly scenario: Scenario;
  readonly title: string;
  /** Guards by the name of their variant. */
  readonly variants: Readonly<Record<string, GuardSettings>>;
}

interface Systems {
  readonly labs: Readonly<Record<string, Lab>>;
  readonly scenarios: Readonly<Record<string, PublishedScenario>>;
}

/** Undefined where there is none of this name. */
export function knownSystem(slug: string, { labs, scenarios }: Systems): KnownSystem | undefined {
  const published = Object.hasOwn(scenarios, slug) ? scenarios[slug] : undefined;
  if (published) {
    const variants = Object.fromEntries(published.variants.map(({ name, guards }) => [name, guards]));
    return { scenario: published.scenario, title: published.title, variants };
  }
  const lab = Object.hasOwn(labs, slug) ? labs[slug] : undefined;
  return lab && { scenario: lab.scenario, title: lab.title, variants: {} };
}

/** A system with only some of its triggers; with all of them where nothing is written. */
export function onlyTriggers(scenario: Scenario, names: readonly string[] | undefined): Scenario {
  if (names === undefined) return scenario;
  const kept = Object.entries(scenario.triggers).filter(([name]) => names.includes(name));
  return { ...scenario, triggers: Object.fromEntries(kept) };
}

/** A variant by its name, or guards as guards.yaml writes them; none where nothing is written. */
export type WrittenGuards = string | { readonly calls?: object; readonly servers?: object } | undefined;

/** The guards that a text asks for, read as strictly as a file: JSON is YAML. */
export function writtenGuards(
  written: WrittenGuards,
  { scenario, variants }: Pick<KnownSystem, 'scenario' | 'variants'>,
): { guards?: GuardSettings; wrong: { says: string; instead: string }[] } {
  if (written === undefined) return { guards: NO_GUARDS, wrong: [] };
  if (typeof written === 'string') {
    const guards = Object.hasOwn(variants, written) ? variants[written] : undefined;
    if (guards) return { guards, wrong: [] };
    const says = `The scenario has no variant \`${written}\`.`;
    return { wrong: [{ says, instead: suggestion(written, Object.keys(variants)) }] };
  }
  const text = JSON.stringify({ version: 1, ...written });
  const { guards, diagnostics } = parseGuards(text, { scenario, allowed: everyGuard(scenario) });
  if (guards) return { guards, wrong: [] };
  return { wrong: diagnostics.map(({ says, instead }) => ({ says, instead })) };
}
