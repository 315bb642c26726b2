/** What a caller sends next for a call. */
export type Next = typeof NOTHING | typeof FIRST | typeof RETRY | typeof HEDGE;

export const NOTHING = 0;
export const FIRST = 1;
/** After all earlier ones have failed. */
export const RETRY = 2;
/** Because the hedging policy says so. */
export const HEDGE = 3;
