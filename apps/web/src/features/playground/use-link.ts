'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { readSheet, type Sheet, type SheetReading } from './sheet.ts';
import { readLink } from './sheet-link.ts';

export interface LinkNews {
  /** Why what the address asked for is not here. Empty if nothing is wrong. */
  readonly says: string;
  readonly dismiss: () => void;
  /** Fetches a start by its id and opens it. */
  readonly openStart: (id: string) => Promise<void>;
}

/**
 * Opens what the end of the address holds: a whole sheet, or the name of something to begin from.
 *
 * It is opened once, after the draft has been found and could be kept; then the address is put back to the page's own.
 * Else the next reload would open the link again, in place of all that was done since.
 */
export function useLink(isAwake: boolean, open: (sheet: Sheet) => void): LinkNews {
  const [says, say] = useState('');
  const take = useEffectEvent((reading: SheetReading, what: string) => {
    if ('sheet' in reading) open(reading.sheet);
    say('sheet' in reading ? '' : `${what} could not be opened. ${reading.says} What was here is as it was.`);
  });

  useEffect(() => {
    if (!isAwake) return;
    const look = async (): Promise<void> => {
      const { hash } = location;
      const isStart = hash.startsWith(START);
      const reading = isStart ? await fetchStart(hash.slice(START.length)) : await readLink(hash);
      if (reading === undefined) return;
      history.replaceState(null, '', location.pathname + location.search);
      take(reading, isStart ? 'This start' : 'This link');
    };
    void look();
    const onChange = (): void => void look();
    addEventListener('hashchange', onChange);
    return () => removeEventListener('hashchange', onChange);
  }, [isAwake]);

  const openStart = async (id: string): Promise<void> => {
    const reading = await fetchStart(id);
    if ('sheet' in reading) open(reading.sheet);
    say('sheet' in reading ? '' : `This start could not be opened. ${reading.says} What was here is as it was.`);
  };
  return { says, dismiss: () => say(''), openStart };
}

async function fetchStart(id: string): Promise<SheetReading> {
  try {
    const response = await fetch(`/playground/starts/${encodeURIComponent(id)}`);
    if (response.status === 404) return { says: 'There is none of this name.' };
    return response.ok ? readSheet(await response.text()) : { says: `The server answered ${response.status}.` };
  } catch {
    return { says: 'The server cannot be reached.' };
  }
}

const START = '#from=';
