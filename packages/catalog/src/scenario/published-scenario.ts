import * as z from 'zod';
import { NO_GUARDS, type GuardSettings, type Scenario } from '@basin/engine';
import { everyGuard, parseGuards, parseScenario, type Diagnostic } from '@basin/lab';
import { slugSchema } from '../slug.ts';
import { withoutFrontMatter } from '../lesson/lesson.ts';
import { frontMatterOf } from '../yaml/front-matter.ts';
import { readYaml } from '../yaml/read-yaml.ts';

/** A system that others described and measured, with what a reader should see in it. */
export interface PublishedScenario {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly sources: readonly { readonly title: string; readonly url?: string | undefined }[];
  readonly expected?: string | undefined;
  /** How many seeds the table of outcomes holds. */
  readonly seeds: number;
  readonly scenario: Scenario;
  /** Text of scenario.yaml, for those who want to take it home. */
  readonly text: string;
  /** The first is the system as its scenario file leaves it. */
  readonly variants: readonly Variant[];
}

export interface Variant {
  readonly name: string;
  readonly title: string;
  readonly says: string;
  readonly guards: GuardSettings;
  /** Text of the guards file; empty for the system as it is. */
  readonly text: string;
}

/** `files` are those of one folder, by their name in it. */
export function parsePublishedScenario(
  slug: string,
  files: Readonly<Record<string, string>>,
): { published?: PublishedScenario; diagnostics: Diagnostic[] } {
  const folder = `content/scenarios/${slug}`;
  const aboutFile = `${folder}/about.mdx`;
  const front = frontMatterOf(aboutFile, files['about.mdx'] ?? '');
  if (!front) return { diagnostics: [withoutFrontMatter(aboutFile)] };
  const about = readYaml(front, aboutSchema);
  const text = files['scenario.yaml'] ?? '';
  const read = parseScenario(text, `${folder}/scenario.yaml`);
  const diagnostics = [...about.diagnostics, ...read.diagnostics];
  if (!about.value || !read.scenario) return { diagnostics };

  const { variants: listed, asItIs, ...described } = about.value;
  const { scenario } = read;
  const variants: Variant[] = [{ name: 'as-published', ...asItIs, guards: NO_GUARDS, text: '' }];
  listed.forEach(({ file, title, says }, index) => {
    const guardsFile = `${folder}/${file}.guards.yaml`;
    const guardsText = files[`${file}.guards.yaml`];
    if (guardsText === undefined) {
      const instead = 'Write it, or take the variant out.';
      diagnostics.push(about.at(['variants', index, 'file'], { says: `There is no ${guardsFile}.`, instead }));
      return;
    }
    const parsed = parseGuards(guardsText, { scenario, allowed: everyGuard(scenario) });
    diagnostics.push(...parsed.diagnostics.map((diagnostic) => ({ ...diagnostic, file: guardsFile })));
    if (parsed.guards) variants.push({ name: file, title, says, guards: parsed.guards, text: guardsText });
  });
  return { published: { slug, ...described, scenario, text, variants }, diagnostics };
}

const aboutSchema = z.strictObject({
  title: z.string().min(1),
  summary: z.string().min(1),
  sources: z.array(z.strictObject({ title: z.string().min(1), url: z.url().optional() })).min(1),
  expected: z.string().optional(),
  seeds: z.number().int().min(1).max(100).default(20),
  asItIs: z
    .strictObject({ title: z.string().min(1), says: z.string() })
    .default({ title: 'As published', says: 'The system as its scenario file leaves it.' }),
  variants: z.array(z.strictObject({ file: slugSchema, title: z.string().min(1), says: z.string() })).default([]),
});
