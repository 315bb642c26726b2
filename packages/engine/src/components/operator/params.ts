import type { LiveAction } from '../../actions/action-plan.ts';
import type { Law } from '../../core/distribution.ts';
import type { Micros } from '../../core/time.ts';

export interface OperatorParams {
  readonly signal: SignalParams;
  /** From one look to the next; a look is about the time since the last. */
  readonly every: Micros;
  /** So long the signal is bad, without a break, before they notice. */
  readonly noticesAfter: Micros;
  /** From noticing to the first action, and from each to the next. */
  readonly actsAfter: Law;
  /** How many times as long where what is acted on belongs to others, or to nobody. */
  readonly onOthers: number;
  readonly onUnowned: number;
  readonly runbook: readonly LiveAction[];
  /** Absent: what was done stays done. */
  readonly undoesAfter?: Micros | undefined;
  /** Their team. */
  readonly owner?: string | undefined;
}

export interface SignalParams {
  readonly of: string;
  readonly metric: string;
  /** What it is divided by; absent: it is taken as it is. */
  readonly per?: string | undefined;
  /** It is bad there. One of the two. */
  readonly below?: number | undefined;
  readonly above?: number | undefined;
}
