import { knownSystem, onlyTriggers, writtenGuards, type KnownSystem, type WrittenGuards } from '@basin/catalog';
import type { GuardSettings } from '@basin/engine';
import { readCatalog } from '@/server/catalog.ts';

/** How a block of a text names a system. */
export interface Named {
  /** A folder of content/scenarios, or a lab. In a lesson: that of its front matter, unless said otherwise. */
  readonly scenario?: string | undefined;
  /** A variant of the scenario by name, or guards as guards.yaml writes them. */
  readonly guards?: WrittenGuards;
  /** Only these of the scenario's triggers. */
  readonly triggers?: readonly string[] | undefined;
}

export type System = KnownSystem;

/**
 * What a block names, found among the published systems and the labs. The catalog has already refused a course whose
 * text names what is not there; the errors here are for the lines that are not a text's.
 */
export async function systemOf(props: Named): Promise<System> {
  const slug = props.scenario;
  if (slug === undefined) throw new Error('<Run> needs `scenario`, here or in the front matter of its lesson.');
  const known = knownSystem(slug, await readCatalog());
  if (!known) throw new Error(`${where(props)}: there is no such scenario.`);
  return { ...known, scenario: onlyTriggers(known.scenario, props.triggers) };
}

/** The guards that a block asks for, read as strictly as a file. */
export function guardsOf(props: Named, system: Pick<System, 'scenario' | 'variants'>): GuardSettings {
  const { guards, wrong } = writtenGuards(props.guards, system);
  if (guards) return guards;
  throw new Error(`${where(props)}: ${wrong.map(({ says, instead }) => `${says} ${instead}`).join(' ')}`);
}

/** For messages to authors. */
export function where({ scenario }: Named): string {
  return `<Run scenario="${scenario}">`;
}
