import type { KeyedDraws } from '../../core/rng.ts';
import type { Knob } from '../../knobs.ts';
import { GIVE_UP } from '../../sites.ts';
import type { Calls } from '../../traffic/calls.ts';
import type { Outcome } from '../../traffic/outcome.ts';
import type { Call } from '../../traffic/rows.ts';
import { isRetryGranted } from '../ask.ts';
import type { Sender } from './sender.ts';
import { Sluice } from './sluice.ts';

/** Whether another attempt of a call is granted, by the guards in force and by whoever turns the `retries` knob. */
export class Granting {
  declare private readonly calls: Calls;
  declare private readonly sender: Sender;
  declare private readonly sluice: Sluice;
  declare private readonly counts: { vetoed: number };

  constructor(calls: Calls, sender: Sender, to: { knob: Knob; draws: KeyedDraws; counts: { vetoed: number } }) {
    this.calls = calls;
    this.sender = sender;
    this.sluice = new Sluice(to.knob, to.draws);
    this.counts = to.counts;
  }

  isGranted(call: Call, outcome: Outcome): boolean {
    const isLet = this.sluice.isOpenTo(this.calls.serial[call]!, this.calls.attemptCount[call]!);
    if (isLet && isRetryGranted(this.sender.sites, call, outcome)) return true;
    this.counts.vetoed++;
    return false;
  }

  /** After which delay a call is tried again that has failed, or that it is not. */
  retryDelayUs(call: Call, outcome: Outcome): number {
    const { sets, sites } = this.sender;
    const delayUs = sites.retry === null ? GIVE_UP : sites.retry.delayUs(call, outcome);
    if (delayUs === GIVE_UP || !this.isGranted(call, outcome)) return GIVE_UP;
    if (sets !== null) sets.onRetryGranted(call, outcome);
    return delayUs;
  }
}
