import type { Call } from './traffic/rows.ts';

/** What answers at the two sites of the waist (`sites.ts`) that decide when an attempt is sent: `paces` and `hedge`. */

export interface AttemptPace {
  /** Whether the next attempt of a call may be sent now. */
  isDue(call: Call): boolean;
  /** It is not, and waits to be released by this pace. */
  onHeld(call: Call): void;
  /** It is being sent, held back before or not. */
  onPassed(call: Call): void;
  /** Whoever is to hear, whenever a call is released: it is then asked about anew, and sent or held back again. */
  releaseTo(listener: (call: Call) => void): void;
}

export interface HedgePolicy {
  /** Whether the server is told of attempts that are not needed any more. */
  readonly cancels: boolean;
  /** How long after the latest attempt of a call the next is due if it is not answered, or `GIVE_UP`. */
  delayUs(call: Call): number;
  /** Whether a call may have another attempt, its delay over or the latest one failed. */
  mayHedge(call: Call): boolean;
  /** A call's first attempt is being sent. */
  onFirstAttempt(): void;
  /** Another attempt was granted; it is sent at once. */
  onHedge(call: Call): void;
}
