'use client';

import { useCallback, useSyncExternalStore } from 'react';

/**
 * A choice that belongs to the device (which view, what Tab does), not to the work: kept across labs and visits.
 *
 * Where the browser refuses to store it, it holds until the page is left. Undefined while the page is still as the
 * server sent it, and while nothing was chosen.
 */
export function useDeviceChoice(name: string): readonly [string | undefined, (choice: string) => void] {
  const key = `basin:device:${name}`;
  const choice = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => undefined,
  );
  const choose = useCallback((value: string) => write(key, value), [key]);
  return [choice, choose];
}

const unstored = new Map<string, string>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(key: string): string | undefined {
  try {
    return unstored.get(key) ?? localStorage.getItem(key) ?? undefined;
  } catch {
    return unstored.get(key);
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
    unstored.delete(key);
  } catch {
    unstored.set(key, value);
  }
  for (const listener of listeners) listener();
}
