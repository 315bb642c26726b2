import { everyGuard } from '@basin/catalog';
import { NO_GUARDS, type GuardSettings, type Scenario } from '@basin/engine';
import { parseGuards } from '@basin/lab';
import { readCatalog } from '@/server/catalog.ts';

/** How a block of a text names a system. */
export interface Named {
  /** A folder of content/scenarios, or a lab. In a lesson: that of its front matter, unless said otherwise. */
  readonly scenario?: string | undefined;
  /** A variant of the scenario by name, or guards as guards.yaml writes them. */
  readonly guards?: string | { readonly calls?: object; readonly servers?: object };
}

export interface System {
  readonly scenario: Scenario;
  readonly title: string;
  readonly variants: Readonly<Record<string, GuardSettings>>;
}

/** What a block names, found among the published systems and the labs. */
export async function systemOf(props: Named): Promise<System> {
  const { scenarios, labs } = await readCatalog();
  const slug = props.scenario;
  if (slug === undefined) throw new Error('<Run> needs `scenario`, here or in the front matter of its lesson.');
  const published = scenarios[slug];
  if (published) {
    const variants = Object.fromEntries(published.variants.map(({ name, guards }) => [name, guards]));
    return { scenario: published.scenario, title: published.title, variants };
  }
  const lab = labs[slug];
  if (!lab) throw new Error(`${where(props)}: there is no such scenario.`);
  return { scenario: lab.scenario, title: lab.title, variants: {} };
}

/** The guards that a block asks for, read as strictly as a file. */
export function guardsOf(props: Named, { scenario, variants }: Pick<System, 'scenario' | 'variants'>): GuardSettings {
  const { guards } = props;
  if (guards === undefined) return NO_GUARDS;
  if (typeof guards === 'string') {
    const variant = variants[guards];
    if (!variant) throw new Error(`${where(props)}: it has no variant "${guards}".`);
    return variant;
  }
  // JSON is YAML: what an author writes in a block is read as strictly as a file.
  const parsed = parseGuards(JSON.stringify({ version: 1, ...guards }), { scenario, allowed: everyGuard(scenario) });
  if (parsed.guards) return parsed.guards;
  throw new Error(`${where(props)}: ${parsed.diagnostics.map(({ says, instead }) => `${says} ${instead}`).join(' ')}`);
}

/** For messages to authors. */
export function where({ scenario }: Named): string {
  return `<Run scenario="${scenario}">`;
}
