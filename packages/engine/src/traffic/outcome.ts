/** How an attempt ended. Integers, because outcomes are stored in typed arrays. */
export const OK = 0;
/** The server did the work and failed it. */
export const ERROR = 1;
/** The caller stopped waiting. The server may still be working on it. */
export const TIMEOUT = 2;
/** The server refused it at its door. */
export const SHED = 3;

export type Outcome = typeof OK | typeof ERROR | typeof TIMEOUT | typeof SHED;

/** In place of an outcome: the attempt has been taken in and will end later. */
export const UNDER_WAY = -1;
