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
/** Nobody needed it any more: another attempt of its call was answered, or whoever its call was for had given up. */
export const CANCELLED = 6;
/** The cache does not hold it: an answer like another, and none to try again. */
export const MISS = 7;

export type Outcome =
  | typeof OK
  | typeof ERROR
  | typeof TIMEOUT
  | typeof SHED
  | typeof BLOCKED
  | typeof EXPIRED
  | typeof CANCELLED
  | typeof MISS;

/** By outcome, as metrics and traces write them. */
export const OUTCOME_NAMES = ['ok', 'error', 'timeout', 'shed', 'blocked', 'expired', 'cancelled', 'miss'] as const;
export type OutcomeName = (typeof OUTCOME_NAMES)[number];

/** An outcome fits into so many bits. */
export const OUTCOME_BITS = 3;
export const OUTCOME_MASK = 7;

/** In place of an outcome: the attempt has been taken in and will end later. */
export const UNDER_WAY = -1;

/** Counts an outcome under its name. Here, because a module's own constants cost nothing to compare with. */
export function countOutcome(counts: Record<OutcomeName, number>, outcome: Outcome): void {
  switch (outcome) {
    case OK:
      counts.ok++;
      break;
    case SHED:
      counts.shed++;
      break;
    case TIMEOUT:
      counts.timeout++;
      break;
    case ERROR:
      counts.error++;
      break;
    case BLOCKED:
      counts.blocked++;
      break;
    case EXPIRED:
      counts.expired++;
      break;
    case CANCELLED:
      counts.cancelled++;
      break;
    case MISS:
      counts.miss++;
      break;
  }
}
