'use client';

import { useEffect, useState } from 'react';

export type Exemplar =
  | { readonly status: 'closed' | 'loading'; readonly show: () => void }
  | { readonly status: 'failed'; readonly says: string; readonly show: () => void }
  | { readonly status: 'open'; readonly text: string; readonly show: () => void };

/**
 * A worked solution, which is nowhere in the page: it is fetched when it may be shown (`isFree`, the lab is solved) or
 * when somebody asks.
 */
export function useExemplar(slug: string, isFree: boolean): Exemplar {
  const [isAsked, setAsked] = useState(0);
  const [answer, setAnswer] = useState<{ readonly text: string } | { readonly says: string }>();
  const isWanted = isFree || isAsked > 0;

  useEffect(() => {
    if (!isWanted) return;
    const leaving = new AbortController();
    setAnswer(undefined);
    fetchText(`/labs/${slug}/exemplar`, leaving.signal).then(
      (text) => setAnswer({ text }),
      (error: unknown) =>
        !leaving.signal.aborted && setAnswer({ says: error instanceof Error ? error.message : String(error) }),
    );
    return () => leaving.abort();
  }, [slug, isWanted, isAsked]);

  const show = (): void => setAsked((times) => times + 1);
  if (!isWanted) return { status: 'closed', show };
  if (answer === undefined) return { status: 'loading', show };
  return 'text' in answer ? { status: 'open', text: answer.text, show } : { status: 'failed', says: answer.says, show };
}

async function fetchText(url: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return response.text();
}
