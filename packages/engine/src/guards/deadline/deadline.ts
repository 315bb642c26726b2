import type { Micros } from '../../core/time.ts';
import type { AttemptTimeout } from '../../sites.ts';
import type { Calls } from '../../traffic/calls.ts';
import type { Call } from '../../traffic/rows.ts';
import type { GuardBehaviour } from '../guard.ts';

export interface DeadlineParams {
  readonly within?: Micros | undefined;
  readonly cancels?: boolean | undefined;
}

/**
 * Gives a call a time by which it must be over, and tells the callee, which hands on what is left to whom it calls.
 *
 *     client: 30 s ──▶ A spends 7 s: 23 s left ──▶ B spends 4 s: 19 s left ──▶ C
 *
 * The time left is that of the caller's own caller, if it was told, and at most `within` from the call's start, all its
 * retries included. No attempt may stay unanswered for longer; with nothing left the call ends EXPIRED and is not sent.
 * The callee learns the end of each attempt's time, a shorter timeout included: what it does with it is a guard of its
 * own (`dropExpired`).
 *
 * **Invariant:** no attempt is under way after the deadline of its call.
 *
 * Source: "Addressing Cascading Failures", Site Reliability Engineering, 2016, ch. 22 (deadline propagation); gRPC
 * deadlines. Where it `cancels`, the callee is also told when its caller has given up. Left out: clocks that differ.
 */
export class Deadline implements AttemptTimeout {
  declare private readonly withinUs: number;
  declare private readonly calls: Calls;
  declare private readonly clock: { readonly nowUs: number };

  constructor({ within }: DeadlineParams, calls: Calls, clock: { readonly nowUs: number }) {
    this.withinUs = within ?? Infinity;
    this.calls = calls;
    this.clock = clock;
  }

  timeoutUs(call: Call): number {
    const { deadlineUs, startedAtUs } = this.calls;
    return Math.min(deadlineUs[call]!, startedAtUs[call]! + this.withinUs) - this.clock.nowUs;
  }
}

export const deadline: GuardBehaviour<'caller', DeadlineParams> = {
  key: 'deadline',
  side: 'caller',
  install: (params, sites, { world }) => {
    sites.tellsDeadline = true;
    sites.tellsTimeouts ||= params.cancels ?? false;
    sites.timeouts.push(new Deadline(params, world.calls, world.kernel));
  },
};
