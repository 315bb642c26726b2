'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { type LabState, readLink } from './lab-link.ts';

export interface LabLinkNews {
  /** Why what the address holds is not here. Empty if nothing is wrong. */
  readonly says: string;
  readonly dismiss: () => void;
}

/**
 * Opens the state that the end of the address holds: once, after the draft has been found and could be kept; then the
 * address is put back to the page's own, or the next reload would undo what was done since.
 */
export function useLabLink(isAwake: boolean, open: (state: LabState) => void): LabLinkNews {
  const [says, say] = useState('');
  const look = useEffectEvent(async (): Promise<void> => {
    const reading = await readLink(location.hash);
    if (reading === undefined) return;
    history.replaceState(null, '', location.pathname + location.search);
    if ('state' in reading) open(reading.state);
    say('state' in reading ? '' : `This link could not be opened. ${reading.says} What was here is as it was.`);
  });
  useEffect(() => {
    if (!isAwake) return;
    void look();
    const onChange = (): void => void look();
    addEventListener('hashchange', onChange);
    return () => removeEventListener('hashchange', onChange);
  }, [isAwake]);
  return { says, dismiss: () => say('') };
}
