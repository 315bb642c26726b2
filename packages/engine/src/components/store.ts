import type { Outcome } from '../traffic/outcome.ts';

/** Where callers put what they fetched elsewhere. They do so in no time, over no arrow. */
export interface Store {
  /** A caller's fetch of a key ended OK; it took so long. */
  fill(key: number, tookUs: number): void;
  /** A caller's fetch failed. True if the store has something to serve in its place. */
  fail(key: number, outcome: Outcome): boolean;
  /** Asked by a caller that was just served: whether it is to fetch the key all the same, behind its own back. */
  takesRefresh(key: number): boolean;
}
