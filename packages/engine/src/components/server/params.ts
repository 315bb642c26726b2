import type { Law } from '../../core/distribution.ts';
import type { OnwardParams } from './onward.ts';
import type { PaceParams } from './pace.ts';

export interface ServerParams extends PaceParams {
  readonly workers: number;
  /** Absent: it is one, and needs nobody to choose. */
  readonly replicas?: number | undefined;
  readonly service: Law;
  readonly errors: number;
  readonly refusal: 'answered' | 'silent';
  /** What it costs to refuse an attempt, as a share of what serving it would. */
  readonly refusalCost?: number | undefined;
  /** What becomes of attempts that arrive while it is down; answered unless said. */
  readonly whenDown?: 'answered' | 'silent' | undefined;
  /** Whether work stops on what its caller has cancelled, and the calls made for it are called off. */
  readonly stopsCancelled?: boolean | undefined;
  /** Absent: everything it has an arrow to, in the order of the arrows. */
  readonly calls?: OnwardParams | undefined;
}
