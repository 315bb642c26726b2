/**
 * What guards of one place write for a library that wraps calls in code. The library is the one of the draft: texts in it
 * are of its language.
 *
 * Both libraries wrap from the outside in, and both are given the caller's own order (`components/caller.ts` of the
 * engine): the deadline of the whole call, the retries, then for each attempt every gate, and its timeout.
 */
export interface CodeDraft {
  deadlineUs: number | null;
  retry: RetryRule | null;
  hedging: HedgingRule | null;
  /** What must be asked before a retry, each as a class in code: the library has none. */
  readonly vetoes: Veto[];
  /** Limits on attempts, outside the breaker, so that what they refuse tells the breaker nothing. */
  readonly limits: string[];
  breaker: string | null;
  timeoutUs: number | null;
  /** At a server: attempts at work and waiting. */
  room: { atWork: number; waiting: number; isNewestFirst: boolean } | null;
}

export interface RetryRule {
  readonly retries: number;
  readonly baseUs: number;
  readonly multiplier: number;
  readonly maxUs: number;
  readonly jitter: 'none' | 'full' | 'equal' | 'decorrelated' | 'proportional';
}

export interface HedgingRule {
  readonly hedges: number;
  readonly delayUs: number;
}

export type Veto =
  | {
      readonly kind: 'RetryBudget';
      readonly settings: BudgetSettings;
      readonly earnedBy: 'firstAttempts' | 'successes';
    }
  | { readonly kind: 'RetryThrottle'; readonly settings: { readonly maxTokens: number; readonly tokenRatio: number } };

interface BudgetSettings {
  readonly ratio: number;
  readonly burst: number;
  readonly minPerSecond: number;
}

export const openCodeDraft = (): CodeDraft => ({
  deadlineUs: null,
  retry: null,
  hedging: null,
  vetoes: [],
  limits: [],
  breaker: null,
  timeoutUs: null,
  room: null,
});

/** Those that spend nothing come first, so that a token is spent only if nobody else says no. */
export const inOrder = (vetoes: readonly Veto[]): Veto[] =>
  vetoes.toSorted((a, b) => Number(a.kind === 'RetryBudget') - Number(b.kind === 'RetryBudget'));

/** Settings of a class, by name. */
export const settingsOf = ({ settings }: Veto): string =>
  Object.entries(settings)
    .map(([key, value]) => `${key}: ${value as number}`)
    .join(', ');

/** What hears of an attempt that ended OK, with what it is told. */
export function heardOfSuccess(vetoes: readonly Veto[]): { veto: Veto; told: 'earn' | 'onSuccess' }[] {
  const heard = vetoes.filter((veto) => veto.kind === 'RetryThrottle' || veto.earnedBy === 'successes');
  return heard.map((veto) => ({ veto, told: veto.kind === 'RetryThrottle' ? 'onSuccess' : 'earn' }));
}

export const earnsAtFirst = (vetoes: readonly Veto[]): boolean =>
  vetoes.some((veto) => veto.kind === 'RetryBudget' && veto.earnedBy === 'firstAttempts');

/**
 * The delay before a retry as an expression of C, C# and JavaScript alike: of `ceiling`, `before` (the delay of the retry
 * before, 0 at first) and a `random` number from 0 to 1, all in ms.
 */
export function delayExpression(
  { jitter, baseUs, maxUs }: RetryRule,
  words: { random: string; min: string; max: string },
) {
  const { random, min, max } = words;
  const [base, longest] = [baseUs / 1000, maxUs / 1000];
  switch (jitter) {
    case 'none':
      return 'ceiling';
    case 'full':
      return `${random} * ceiling`;
    case 'equal':
      return `(0.5 + 0.5 * ${random}) * ceiling`;
    case 'proportional':
      return `(0.8 + 0.4 * ${random}) * ceiling`;
    case 'decorrelated':
      return `${min}(${longest}, ${base} + ${random} * (3 * ${max}(before, ${base}) - ${base}))`;
  }
}
