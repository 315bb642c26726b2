'use client';

import { useEffect, useState } from 'react';

/** An answer of ours that passes. */
export interface WorkedSolution {
  readonly name: string;
  readonly text: string;
  /** Why it passes. */
  readonly why: string;
}

export type Exemplar =
  | { readonly status: 'closed' | 'loading'; readonly show: () => void }
  | { readonly status: 'failed'; readonly says: string; readonly show: () => void }
  | { readonly status: 'open'; readonly solutions: readonly WorkedSolution[]; readonly show: () => void };

/**
 * Worked solutions, which are nowhere in the page: they are fetched when they may be shown (`isFree`, the lab is solved)
 * or when somebody asks.
 */
export function useExemplar(slug: string, isFree: boolean): Exemplar {
  const [isAsked, setAsked] = useState(0);
  const [answer, setAnswer] = useState<{ readonly solutions: readonly WorkedSolution[] } | { readonly says: string }>();
  const isWanted = isFree || isAsked > 0;

  useEffect(() => {
    if (!isWanted) return;
    const leaving = new AbortController();
    setAnswer(undefined);
    fetchSolutions(`/labs/${slug}/exemplar`, leaving.signal).then(
      (solutions) => setAnswer({ solutions }),
      (error: unknown) =>
        !leaving.signal.aborted && setAnswer({ says: error instanceof Error ? error.message : String(error) }),
    );
    return () => leaving.abort();
  }, [slug, isWanted, isAsked]);

  const show = (): void => setAsked((times) => times + 1);
  if (!isWanted) return { status: 'closed', show };
  if (answer === undefined) return { status: 'loading', show };
  return 'solutions' in answer
    ? { status: 'open', solutions: answer.solutions, show }
    : { status: 'failed', says: answer.says, show };
}

async function fetchSolutions(url: string, signal: AbortSignal): Promise<readonly WorkedSolution[]> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return (await response.json()) as readonly WorkedSolution[];
}
