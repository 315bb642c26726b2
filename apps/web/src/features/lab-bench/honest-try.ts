import { guardsDifference } from '@basin/lab';
import type { Entry } from '@/pieces/drafts/index.ts';

/** Whether somebody has run an answer of their own: anything that sets something otherwise than the start does. */
export function hasTried(entries: readonly Entry[], start: string): boolean {
  return entries.some(({ kind, text }) => {
    const changes = kind === 'kept' ? [] : guardsDifference(start, text);
    return changes === undefined || changes.length > 0;
  });
}
