'use client';

import { useEffect, useEffectEvent } from 'react';

/** Mod-Enter from anywhere on the page; caught on the way down, because an editor has its own idea of it. */
export function useRunKey(onRun: () => void): void {
  const run = useEffectEvent(onRun);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) run();
    };
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
