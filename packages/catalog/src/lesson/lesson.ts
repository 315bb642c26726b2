import * as z from 'zod';
import type { Diagnostic } from '@basin/lab';
import { tiers, type Tier } from '../course/course.ts';
import { slugSchema } from '../slug.ts';
import { findTags } from '../references/tags.ts';
import { frontMatterOf } from '../yaml/front-matter.ts';
import { readYaml, type Reading } from '../yaml/read-yaml.ts';

export interface Lesson {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  readonly tier: Tier;
  /** Of the ladder in the curriculum: `S1`. */
  readonly objective?: string | undefined;
  /** What its figures run when they name no scenario. */
  readonly scenario?: string | undefined;
  readonly lab?: string | undefined;
  /** Glossary terms in the order in which the text meets them. */
  readonly terms: readonly string[];
}

/** The front matter, and what the text refers to; the text itself is compiled where it is shown. */
export function parseLesson(
  file: string,
  text: string,
): { lesson?: Lesson; reading?: Reading<unknown>; diagnostics: Diagnostic[] } {
  const front = frontMatterOf(file, text);
  if (!front) return { diagnostics: [withoutFrontMatter(file)] };
  const reading = readYaml(front, lessonSchema);
  if (!reading.value) return { diagnostics: reading.diagnostics };
  const terms = findTags(text).flatMap((tag) =>
    tag.name === 'Term' && tag.attributes['id'] ? [tag.attributes['id']] : [],
  );
  return { lesson: { slug: slugOf(file), ...reading.value, terms: [...new Set(terms)] }, reading, diagnostics: [] };
}

export function withoutFrontMatter(file: string): Diagnostic {
  return {
    file,
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    severity: 'error',
    says: 'The file has no front matter.',
    instead: 'Begin it with `---`, its title and summary as content/README.md describes, and `---`.',
  };
}

/** `content/lessons/nothing-is-broken/lesson.mdx` → `nothing-is-broken`. */
function slugOf(file: string): string {
  return file.split('/').at(-2) ?? file;
}

const lessonSchema = z.strictObject({
  title: z.string().min(1),
  summary: z.string().min(1),
  minutes: z.number().int().min(1).max(90),
  tier: z.enum(tiers),
  objective: z
    .string()
    .regex(/^[JMSP]\d$/, 'an objective is a letter and a number, as in S1')
    .optional(),
  scenario: slugSchema.optional(),
  lab: slugSchema.optional(),
});
