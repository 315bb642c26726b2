import * as z from 'zod';
import type { Diagnostic } from '@basin/lab';
import { readYaml } from '../yaml/read-yaml.ts';
import { slugSchema } from '../slug.ts';

/** A word of the field, as a tooltip reads it. */
export interface GlossaryEntry {
  readonly id: string;
  readonly term: string;
  /** Plain text. */
  readonly meaning: string;
  /** The quantity whose hue and mark this word carries, wherever it stands. */
  readonly means?: Meaning | undefined;
  readonly seeAlso: readonly string[];
  readonly source?: { readonly title: string; readonly url?: string | undefined } | undefined;
}

/** As the figures know them: what the course draws and speaks of. */
export const meanings = [
  'offered',
  'goodput',
  'attempts',
  'retries',
  'timeouts',
  'errors',
  'shed',
  'blocked',
  'expired',
  'queue',
  'throughput',
  'latency',
  'trigger',
  'healthy',
  'failed',
  'undecided',
] as const;
export type Meaning = (typeof meanings)[number];

export function parseGlossary(
  file: string,
  text: string,
): { glossary: Record<string, GlossaryEntry>; diagnostics: Diagnostic[] } {
  const reading = readYaml({ file, text }, glossarySchema);
  if (!reading.value) return { glossary: {}, diagnostics: reading.diagnostics };
  const { terms } = reading.value;
  const diagnostics = Object.entries(terms).flatMap(([id, entry]) =>
    entry.seeAlso.flatMap((other, index) =>
      Object.hasOwn(terms, other)
        ? []
        : [
            reading.at(['terms', id, 'seeAlso', index], {
              says: `\`${id}\` points to \`${other}\`, which is not in the glossary.`,
              instead: 'Name a term that is, or write it.',
            }),
          ],
    ),
  );
  const glossary = Object.fromEntries(Object.entries(terms).map(([id, entry]) => [id, { id, ...entry }]));
  return { glossary, diagnostics };
}

const glossarySchema = z.strictObject({
  version: z.literal(1),
  terms: z.record(
    slugSchema,
    z.strictObject({
      term: z.string().min(1),
      meaning: z.string().min(1),
      means: z.enum(meanings).optional(),
      seeAlso: z.array(slugSchema).default([]),
      source: z.strictObject({ title: z.string().min(1), url: z.url().optional() }).optional(),
    }),
  ),
});
