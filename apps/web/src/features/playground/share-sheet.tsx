'use client';

import { useCallback } from 'react';
import { ShareButton } from '@/pieces/share/index.ts';
import type { Sheet } from './sheet.ts';
import { linkOf } from './sheet-link.ts';

export function ShareSheet({ sheet }: { readonly sheet: Sheet }) {
  const hashOf = useCallback(() => linkOf(sheet), [sheet]);
  return (
    <ShareButton what="this sheet" word="Share" hashOf={hashOf}>
      The system, the guards, what is done about it and the seed are all in this link. Whoever opens it gets the same
      run.
    </ShareButton>
  );
}
