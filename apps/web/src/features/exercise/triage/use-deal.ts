'use client';

import type { Telemetry } from '@basin/lab';
import { useEffect, useState } from 'react';
import { fetchDeal } from './ask-server.ts';

export interface DealDesk {
  /** Undefined until they are there. */
  readonly dashboards: readonly Telemetry[] | undefined;
  readonly isDealing: boolean;
  /** Why there are none. */
  readonly says: string | undefined;
  readonly deal: () => void;
}

interface Dealing {
  readonly slug: string;
  /** Of the deal that is on the desk. */
  readonly token: string | undefined;
  readonly isAwake: boolean;
  readonly onDealt: (token: string) => void;
}

/** The dashboards of the token on the desk, fetched again after a reload; new ones where somebody asks for them. */
export function useDeal({ slug, token, isAwake, onDealt }: Dealing): DealDesk {
  const [held, hold] = useState<{ readonly token: string; readonly dashboards: readonly Telemetry[] }>();
  const [says, say] = useState<string>();
  const [isDealing, setDealing] = useState(false);

  const fetchOf = async (of: string | undefined, signal: AbortSignal): Promise<void> => {
    setDealing(true);
    say(undefined);
    try {
      const deal = await fetchDeal(slug, of, signal);
      if ('says' in deal) say(deal.says);
      else {
        hold(deal);
        if (deal.token !== of) onDealt(deal.token);
      }
    } catch {
      if (!signal.aborted) say('The server cannot be reached. What you have said is safe; try again.');
    } finally {
      if (!signal.aborted) setDealing(false);
    }
  };

  const isMissing = isAwake && token !== undefined && held?.token !== token;
  useEffect(() => {
    if (!isMissing) return;
    const stop = new AbortController();
    void fetchOf(token, stop.signal);
    return () => stop.abort();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each token, not for each drawing of the page
  }, [isMissing, token]);

  return {
    dashboards: held?.token === token ? held?.dashboards : undefined,
    isDealing,
    says,
    deal: () => void fetchOf(undefined, new AbortController().signal),
  };
}
