/** How an attempt ended. Integers, because outcomes are stored in typed arrays. */
export const OK = 0;
/** The server did the work and failed it. */
export const ERROR = 1;
/** The caller stopped waiting. The server may still be working on it. */
export const TIMEOUT = 2;
/** The server refused it: at its door, or when its turn had come. */
export const SHED = 3;
/** A guard of the caller did not let it be sent. */
export const BLOCKED = 4;
/** Its deadline had passed, or was too near, before anybody worked on it. */
export const EXPIRED = 5;

export type Outcome = typeof OK | typeof ERROR | typeof TIMEOUT | typeof SHED | typeof BLOCKED | typeof EXPIRED;

/** An outcome fits into so many bits. */
export const OUTCOME_BITS = 3;
export const OUTCOME_MASK = 7;

/** In place of an outcome: the attempt has been taken in and will end later. */
export const UNDER_WAY = -1;
