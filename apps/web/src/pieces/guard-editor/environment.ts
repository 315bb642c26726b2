'use client';

import { useSyncExternalStore } from 'react';

/** Whether the first thing pointing at this screen is precise: a mouse, not a finger. Undefined on the server. */
export function useFinePointer(): boolean | undefined {
  return useMedia('(pointer: fine)');
}

/** Whether a media query holds. Undefined on the server and while the page wakes up. */
export function useMedia(query: string): boolean | undefined {
  return useSyncExternalStore(
    (onChange) => {
      const media = matchMedia(query);
      media.addEventListener('change', onChange);
      return () => media.removeEventListener('change', onChange);
    },
    () => matchMedia(query).matches,
    () => undefined,
  );
}

/** Whether shortcuts are written the Apple way. */
export function useApple(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => /Mac|iPhone|iPad/.test(navigator.platform),
    () => false,
  );
}
