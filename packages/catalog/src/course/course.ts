import * as z from 'zod';
import type { Diagnostic } from '@basin/lab';
import { readYaml } from '../yaml/read-yaml.ts';
import { slugSchema } from '../slug.ts';

export const tiers = ['junior', 'middle', 'senior', 'professional'] as const;
export type Tier = (typeof tiers)[number];

export const tierNames: Readonly<Record<Tier, string>> = {
  junior: 'Junior',
  middle: 'Middle',
  senior: 'Senior',
  professional: 'Professional',
};

/** What a learner meets next: a lesson to read or a lab to solve. */
export interface Item {
  readonly kind: 'lesson' | 'lab';
  readonly slug: string;
  /** Lessons that this one stands on. */
  readonly needs: readonly string[];
}

/** A stretch of the course. */
export interface Part {
  readonly slug: string;
  readonly title: string;
  readonly tier: Tier;
  readonly summary: string;
  readonly items: readonly Item[];
}

/** What else the course may name, for its cross-checks. */
export interface Known {
  readonly lessons: ReadonlySet<string>;
  readonly labs: ReadonlySet<string>;
}

/** Order lives here and nowhere else; identity is the slug. */
export function parseCourse(file: string, text: string, known: Known): { parts: Part[]; diagnostics: Diagnostic[] } {
  const reading = readYaml({ file, text }, courseSchema);
  if (!reading.value) return { parts: [], diagnostics: reading.diagnostics };
  const parts = reading.value.parts.map((part) => ({ ...part, items: part.items.map(toItem) }));
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  parts.forEach((part, partIndex) => {
    part.items.forEach((item, itemIndex) => {
      const path = ['parts', partIndex, 'items', itemIndex];
      const slugs = item.kind === 'lesson' ? known.lessons : known.labs;
      if (!slugs.has(item.slug)) {
        const folder =
          item.kind === 'lesson' ? `content/lessons/${item.slug}/lesson.mdx` : `labs/${item.slug}/lab.yaml`;
        diagnostics.push(
          reading.at([...path, item.kind], {
            says: `There is no ${item.kind} \`${item.slug}\`.`,
            instead: `Write ${folder}, or take the line out.`,
          }),
        );
      }
      const name = `${item.kind}:${item.slug}`;
      if (seen.has(name)) {
        diagnostics.push(
          reading.at([...path, item.kind], {
            says: `The ${item.kind} \`${item.slug}\` is in the course twice.`,
            instead: 'Keep one of the two lines.',
          }),
        );
      }
      seen.add(name);
      item.needs.forEach((needed, needIndex) => {
        if (known.lessons.has(needed)) return;
        diagnostics.push(
          reading.at([...path, 'needs', needIndex], {
            says: `\`${item.slug}\` needs the lesson \`${needed}\`, which does not exist.`,
            instead: 'Name a lesson of content/lessons.',
          }),
        );
      });
    });
  });
  const cycle = findCycle(parts.flatMap((part) => part.items));
  if (cycle) {
    diagnostics.push(
      reading.at(['parts'], {
        says: `Lessons need each other in a circle: ${cycle.join(' → ')}.`,
        instead: 'Take one of these `needs` away: nobody could begin.',
      }),
    );
  }
  return { parts, diagnostics };
}

/** A chain of lessons that comes back to its start, if there is one. */
function findCycle(items: readonly Item[]): string[] | undefined {
  const needs = new Map(items.filter((item) => item.kind === 'lesson').map((item) => [item.slug, item.needs]));
  const done = new Set<string>();
  const visit = (slug: string, trail: string[]): string[] | undefined => {
    const start = trail.indexOf(slug);
    if (start >= 0) return [...trail.slice(start), slug];
    if (done.has(slug)) return undefined;
    for (const needed of needs.get(slug) ?? []) {
      const cycle = visit(needed, [...trail, slug]);
      if (cycle) return cycle;
    }
    done.add(slug);
    return undefined;
  };
  for (const slug of needs.keys()) {
    const cycle = visit(slug, []);
    if (cycle) return cycle;
  }
  return undefined;
}

function toItem(written: z.infer<typeof itemSchema>): Item {
  return 'lesson' in written
    ? { kind: 'lesson', slug: written.lesson, needs: written.needs }
    : { kind: 'lab', slug: written.lab, needs: written.needs };
}

const needs = z.array(slugSchema).default([]);
const itemSchema = z.union([z.strictObject({ lesson: slugSchema, needs }), z.strictObject({ lab: slugSchema, needs })]);

const courseSchema = z.strictObject({
  version: z.literal(1),
  parts: z.array(
    z.strictObject({
      slug: slugSchema,
      title: z.string().min(1),
      tier: z.enum(tiers),
      summary: z.string().min(1),
      items: z.array(itemSchema),
    }),
  ),
});
