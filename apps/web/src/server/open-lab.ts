import { openLab, type OpenLab } from '@basin/lab';
import { readCatalog } from './catalog.ts';

/** What a page may hold of a lab: no hidden seeds, no solutions. Undefined when there is no lab of this name. */
export async function readOpenLab(slug: string): Promise<OpenLab | undefined> {
  const lab = (await readCatalog()).labs[slug];
  return lab && openLab(lab);
}
