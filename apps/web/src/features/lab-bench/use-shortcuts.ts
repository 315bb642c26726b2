'use client';

import { useEffect, useEffectEvent } from 'react';

/**
 * Mod-Enter and Mod-Shift-Enter from anywhere on the page.
 *
 * They are caught on the way down, because the editor has its own idea of Mod-Enter. Single letters are no shortcuts
 * here: nothing to switch off for people who speak to their computer.
 */
export function useShortcuts({ onTry, onCheck }: { readonly onTry: () => void; readonly onCheck: () => void }): void {
  const run = useEffectEvent((isCheck: boolean) => (isCheck ? onCheck() : onTry()));
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) run(event.shiftKey);
    };
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
