import type { ReactNode } from 'react';
import type { BlockProps } from '@basin/catalog';
import { readCatalog } from '@/server/catalog.ts';
import { TermLink } from './term-link.tsx';

/**
 * A word of the field: hover, focus or tap says what it means, and without a script it leads to the glossary.
 *
 * The catalog has already refused a course whose text names an unknown term; the error here is for the lines that are
 * not a lesson's.
 */
export async function Term({ id, children }: BlockProps<'Term'> & { readonly children?: ReactNode }) {
  const { glossary } = await readCatalog();
  const entry = glossary[id];
  if (!entry) throw new Error(`<Term id="${id}"> names a term that is not in content/glossary.yaml.`);
  return (
    <TermLink id={id} meaning={entry.meaning}>
      {children ?? entry.term}
    </TermLink>
  );
}
