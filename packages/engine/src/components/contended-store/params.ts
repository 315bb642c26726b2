import type { Law } from '../../core/distribution.ts';

export interface ContendedStoreParams {
  /** How long each of the four messages of a write is on its way. */
  readonly message: Law;
}
