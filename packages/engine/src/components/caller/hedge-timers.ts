import type { Kernel } from '../../core/kernel.ts';
import type { Lane } from '../../core/lane.ts';
import { Column } from '../../traffic/column.ts';
import type { Call } from '../../traffic/rows.ts';

/** When the next hedge of each call is due, and which calls get no more of them. */
export class HedgeTimers {
  declare private readonly kernel: Kernel;
  declare private readonly lane: Lane;
  /** 0 is none; those that count up from 0 are kept one higher, those that count down from −2 as they are. */
  private readonly timers = new Column();
  private readonly closed = new Column();

  constructor(kernel: Kernel, lane: Lane) {
    this.kernel = kernel;
    this.lane = lane;
  }

  /** In place of an earlier one. */
  set(call: Call, delayUs: number): void {
    this.stop(call);
    const timer = this.kernel.scheduleIn(this.lane, delayUs, call);
    this.timers.set(call, timer < 0 ? timer : timer + 1);
  }

  stop(call: Call): void {
    const kept = this.timers.get(call);
    if (kept === 0) return;
    this.kernel.cancelIn(this.lane, kept < 0 ? kept : kept - 1);
    this.timers.set(call, 0);
  }

  onDue(call: Call): void {
    this.timers.set(call, 0);
  }

  /** No more hedges of this call. */
  close(call: Call): void {
    this.stop(call);
    this.closed.set(call, 1);
  }

  isClosed(call: Call): boolean {
    return this.closed.get(call) !== 0;
  }

  /** The call has ended; its row is another's from now on. */
  forget(call: Call): void {
    this.stop(call);
    this.closed.set(call, 0);
  }
}
