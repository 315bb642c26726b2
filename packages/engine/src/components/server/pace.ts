import type { Micros } from '../../core/time.ts';
import type { Knob } from '../../knobs.ts';

export interface PaceParams {
  readonly slowsWith?: { readonly usl: { readonly alpha: number; readonly beta: number } } | undefined;
  readonly memory?: MemoryParams | undefined;
  readonly coldStart?: { readonly for: Micros; readonly factor: number } | undefined;
}

interface MemoryParams {
  /** All in one unit, such as megabytes. */
  readonly heap: number;
  readonly baseline: number;
  readonly perAttempt: number;
  /** Share of the time that goes into collecting while half of the heap is live. */
  readonly atHalf: number;
  readonly atMost: number;
}

/**
 * How many times as long a service takes because of the state the server is in when it starts. What was started keeps
 * its time, whatever happens to the server meanwhile.
 *
 * Concurrency: the Universal Scalability Law. N busy workers do N ÷ (1 + α(N − 1) + βN(N − 1)) times the work of one, so
 * each takes as many times as long as the divisor says. α is queueing for what is shared, β keeping it consistent; with
 * β > 0 more workers do less from N* = √((1 − α) ÷ β) on. Source: N. Gunther, Guerrilla Capacity Planning, 2007.
 *
 * Memory: a tracing collector visits what is live (L) each time the rest of the heap (H − L) is full of garbage, so that
 * work brings collecting of g × L ÷ (H − L) with it. All attempts in the system are live: waiting makes work slower. No
 * more than `atMost` of the time is spent on collecting. Source of the law: A. Appel, "Garbage Collection Can Be Faster
 * Than Stack Allocation", 1987; of the bound: HotSpot, which gives up beyond 98 % (`UseGCOverheadLimit`). Pauses are
 * spread evenly over services, where a collector that stops the world would bunch them, and nothing dies of a full heap.
 *
 * Cold start: after a restart `factor` times as long, less and less over time in a straight line (caches, JIT, pools).
 */
export class Pace {
  declare private readonly params: PaceParams;
  declare private readonly heap: Knob;
  private startedAtUs = -Infinity;

  constructor(params: PaceParams, heap: Knob) {
    this.params = params;
    this.heap = heap;
  }

  /** The server has come up again. */
  onStarted(nowUs: number): void {
    this.startedAtUs = nowUs;
  }

  factor(nowUs: number, busy: number, inSystem: number): number {
    const { coldStart, memory, slowsWith } = this.params;
    let factor = 1;
    if (slowsWith !== undefined) factor *= 1 + (slowsWith.usl.alpha + slowsWith.usl.beta * busy) * (busy - 1);
    if (memory !== undefined) factor *= 1 + this.collectingPerWork(memory, inSystem);
    if (coldStart !== undefined && nowUs - this.startedAtUs < coldStart.for) {
      factor *= 1 + (coldStart.factor - 1) * (1 - (nowUs - this.startedAtUs) / coldStart.for);
    }
    return factor;
  }

  /** Share of the time that goes into collecting garbage. */
  collectingShare(inSystem: number): number {
    const { memory } = this.params;
    if (memory === undefined) return 0;
    const perWork = this.collectingPerWork(memory, inSystem);
    return perWork / (1 + perWork);
  }

  private collectingPerWork({ heap, baseline, perAttempt, atHalf, atMost }: MemoryParams, inSystem: number): number {
    const most = atMost / (1 - atMost);
    const live = baseline + perAttempt * inSystem;
    const free = heap * this.heap.value - live;
    if (free <= 0) return most;
    return Math.min(most, ((atHalf / (1 - atHalf)) * live) / free);
  }
}

/** Null: a service takes as long as it takes. */
export function openPace(params: PaceParams, heap: Knob): Pace | null {
  const { coldStart, memory, slowsWith } = params;
  return coldStart === undefined && memory === undefined && slowsWith === undefined ? null : new Pace(params, heap);
}
