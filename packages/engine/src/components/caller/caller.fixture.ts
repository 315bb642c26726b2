import { openArrowKnobs } from '../../knobs.ts';
import type { HedgePolicy } from '../../sending-sites.ts';
import { GIVE_UP, openCallerSites, type AttemptGate, type CallerSites } from '../../sites.ts';
import { SHED, UNDER_WAY, type Outcome } from '../../traffic/outcome.ts';
import type { Calls } from '../../traffic/calls.ts';
import type { Attempt, Call } from '../../traffic/rows.ts';
import { World } from '../../world.ts';
import { Caller } from '../caller.ts';

/** What a server is to do with an attempt: refuse or answer at once, later, or never. */
export type Answer = 'refuse' | 'never' | { readonly outcome: Outcome; readonly afterUs: number };

type WrittenSites = Partial<Omit<CallerSites, 'hedge'>> & { readonly hedge?: ReturnType<typeof hedgeEvery> };

interface Setting {
  readonly sites?: WrittenSites;
  readonly panicSites?: WrittenSites;
  readonly delayUs?: number;
  readonly callsOff?: boolean;
  /** For one attempt after another; the last one for all that follow. */
  readonly answers: readonly Answer[];
}

/** A caller between an owner who notes how calls end and a server that answers as told. */
export function arrange({ sites, panicSites, delayUs = 0, callsOff = false, answers }: Setting) {
  const world = new World(1, 1_000);
  const ended: { outcome: Outcome; latencyUs: number }[] = [];
  const arrivedAtUs: number[] = [];
  const cancelled: { number: number; atUs: number }[] = [];
  const server = {
    address: world.kernel.enrol({ onEvent: (kind, attempt) => caller.answer(attempt, kind as Outcome) }),
    receive(attempt: number): Outcome | typeof UNDER_WAY {
      const answer = answers[Math.min(arrivedAtUs.length, answers.length - 1)]!;
      arrivedAtUs.push(world.kernel.nowUs);
      if (answer === 'refuse') return SHED;
      if (answer !== 'never') world.kernel.schedule(answer.afterUs, server.address, answer.outcome, attempt);
      return UNDER_WAY;
    },
    cancel: (attempt: number): void =>
      void cancelled.push({ number: world.attempts.number[attempt]!, atUs: world.kernel.nowUs }),
  };
  const owner = {
    goodWithinUs: 1_000,
    callsOff,
    onCallDone: (_parent: Attempt, outcome: Outcome, latencyUs: number) => void ended.push({ outcome, latencyUs }),
  };
  const knobs = openArrowKnobs();
  const arrow = {
    name: 'a -> b',
    index: 0,
    to: 'b',
    delayUs,
    knobs,
    sites: { ...openCallerSites(), ...sites },
    panicSites: panicSites === undefined ? null : { ...openCallerSites(), ...panicSites },
    callee: server,
  };
  for (const each of [sites?.hedge, panicSites?.hedge]) if (each !== undefined) each.calls = world.calls;
  const caller = new Caller(world, owner, arrow);
  const live = () => [world.attempts.liveCount, world.calls.liveCount];
  return { arrivedAtUs, caller, cancelled, counts: caller.meter.counts, ended, knobs, live, world };
}

export const everyTime = (delayUs: number) => ({ delayUs: () => delayUs });
export const after = (us: number) => ({ timeoutUs: () => us });

/** Hedges at a fixed delay, up to so many attempts of a call, by what `calls` says when it is there. */
export function hedgeEvery(
  delayUs: number,
  maxAttempts: number,
  { cancels = true } = {},
): HedgePolicy & { calls: Calls | null } {
  const policy = {
    calls: null as Calls | null,
    cancels,
    delayUs: (call: Call) => (policy.mayHedge(call) ? delayUs : GIVE_UP),
    mayHedge: (call: Call) => policy.calls!.attemptCount[call]! < maxAttempts,
    onFirstAttempt: () => {},
    onHedge: () => {},
  };
  return policy;
}

/** A gate on attempts that notes what it hears. */
export function attemptGate(allows: (asked: number) => boolean = () => true) {
  const heard: string[] = [];
  let asked = 0;
  const notes: AttemptGate = {
    allows: () => allows(++asked),
    onSent: () => void heard.push('sent'),
    onOutcome: (_, outcome) => void heard.push(`ended ${outcome}`),
    onBlocked: () => void heard.push('blocked'),
  };
  return { ...notes, heard };
}
