'use client';

import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { Saving, Shelf } from './shelf.ts';

export interface Saver {
  readonly later: (text: string) => void;
  readonly now: (text: string) => void;
}

/** Saves at most `SAVE_AFTER_MS` after a keystroke, and when the page is left or hidden. */
export function useSaver(shelf: RefObject<Shelf | undefined>, onSaved: (saving: Saving) => void): Saver {
  const pending = useRef<{ readonly text: string; readonly timer: number } | undefined>(undefined);

  const now = useCallback(
    (text: string) => {
      if (pending.current !== undefined) clearTimeout(pending.current.timer);
      pending.current = undefined;
      const saving = shelf.current?.saveDraft(text, Date.now());
      if (saving !== undefined) onSaved(saving);
    },
    [shelf, onSaved],
  );
  const flush = useCallback(() => {
    if (pending.current !== undefined) now(pending.current.text);
  }, [now]);
  const later = useCallback(
    (text: string) => {
      // From the first keystroke that is not saved, not from the last: who types without a pause loses no more.
      const timer = pending.current?.timer ?? window.setTimeout(flush, SAVE_AFTER_MS);
      pending.current = { text, timer };
    },
    [flush],
  );

  useEffect(() => {
    const onHidden = (): void => {
      if (document.visibilityState === 'hidden') flush();
    };
    addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      flush();
      removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', onHidden);
    };
  }, [flush]);

  return { later, now };
}

const SAVE_AFTER_MS = 250;
