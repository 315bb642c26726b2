import type { ExerciseVerdict, Revealed, Telemetry } from '@basin/lab';

export interface Deal {
  readonly token: string;
  readonly dashboards: readonly Telemetry[];
}

export interface Judgement {
  readonly verdict: ExerciseVerdict;
  readonly revealed: readonly Revealed[];
}

/** A sentence for the learner, where the server has nothing to give. */
export type Refused = { readonly says: string; readonly isGone: boolean };

export async function fetchDeal(slug: string, token: string | undefined, signal: AbortSignal): Promise<Deal | Refused> {
  const query = token === undefined ? '' : `?token=${encodeURIComponent(token)}`;
  const response = await fetch(`${placeOf(slug)}${query}`, { signal });
  return response.ok ? ((await response.json()) as Deal) : refused(response);
}

export async function fetchJudgement(
  slug: string,
  answer: { readonly token: string; readonly said: unknown },
  signal: AbortSignal,
): Promise<Judgement> {
  const body = JSON.stringify(answer);
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(placeOf(slug), { method: 'POST', body, headers, signal });
  if (response.ok) return (await response.json()) as Judgement;
  return { verdict: { version: 1, status: 'invalid', parts: [], says: refused(response).says }, revealed: [] };
}

function refused({ status }: Response): Refused {
  const says = WORDS[status] ?? 'The server gave no answer. Your answer is safe; try again.';
  return { says, isGone: status === 409 || status === 410 };
}

function placeOf(slug: string): string {
  return `/labs/${slug}/dashboards`;
}

const WORDS: Readonly<Record<number, string>> = {
  404: 'The server knows no such exercise.',
  409: 'These dashboards have been judged once, and you have seen what they were of. Deal new ones.',
  410: 'The server has been started anew since these were dealt, and cannot tell any more what they were of. Deal new ones.',
  503: 'Many are being dealt right now. Try again in a minute.',
};
