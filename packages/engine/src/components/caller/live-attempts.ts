import { Column } from '../../traffic/column.ts';
import { NO_PARENT } from '../../traffic/calls.ts';
import type { Attempt, Call } from '../../traffic/rows.ts';

export const NO_ATTEMPT: Attempt = -1;
export const NO_CALL: Call = -1;

/**
 * The attempts of each call that are under way, the latest first, and the calls that are made for an attempt. Kept only
 * where there may be several attempts, or where a call may be called off: elsewhere whoever is answered is the only one.
 */
export class LiveAttempts {
  // Row plus 1, so that 0 is none.
  private readonly latest = new Column();
  private readonly earlier = new Column();
  private readonly callFor = new Column();
  private readonly off = new Column();

  begin(call: Call, parent: Attempt): void {
    if (parent !== NO_PARENT) this.callFor.set(parent, call + 1);
  }

  /** The call has ended; its row is another's from now on. */
  end(call: Call, parent: Attempt): void {
    if (parent !== NO_PARENT) this.callFor.set(parent, 0);
    this.off.set(call, 0);
  }

  add(call: Call, attempt: Attempt): void {
    this.earlier.set(attempt, this.latest.get(call));
    this.latest.set(call, attempt + 1);
  }

  has(call: Call): boolean {
    return this.latest.get(call) !== 0;
  }

  remove(call: Call, attempt: Attempt): void {
    const link = attempt + 1;
    if (this.latest.get(call) === link) return this.latest.set(call, this.earlier.get(attempt));
    let later = this.latest.get(call);
    while (this.earlier.get(later - 1) !== link) later = this.earlier.get(later - 1);
    this.earlier.set(later - 1, this.earlier.get(attempt));
  }

  /** Takes the latest, or {@link NO_ATTEMPT}. */
  take(call: Call): Attempt {
    const attempt = this.latest.get(call) - 1;
    if (attempt !== NO_ATTEMPT) this.latest.set(call, this.earlier.get(attempt));
    return attempt;
  }

  /** The call under way for an attempt, or {@link NO_CALL}. There is one at a time on an arrow. */
  callOf(parent: Attempt): Call {
    return this.callFor.get(parent) - 1;
  }

  /** A call that has no attempt under way ends when its next one would be due. */
  callOff(call: Call): void {
    this.off.set(call, 1);
  }

  isCalledOff(call: Call): boolean {
    return this.off.get(call) !== 0;
  }
}
