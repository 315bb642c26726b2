'use client';

import { useSyncExternalStore } from 'react';

/**
 * Whether this part of the page answers yet. False on the server and until React has taken the server's HTML over:
 * what somebody types or moves before that would be put back to what the server sent.
 */
export function useAwake(): boolean {
  return useSyncExternalStore(neverChanges, isAwake, isAsleep);
}

const neverChanges = () => () => {};
const isAwake = () => true;
const isAsleep = () => false;
