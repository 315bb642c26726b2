import { PanicMode, type PanicPlan } from '../panic/panic-mode.ts';
import type { PanicModeSettings } from '../panic/panic-settings.ts';
import type { SignalPlan } from '../panic/signals.ts';
import type { Draft } from './draft.ts';
import { arrowMembersOf, membersOf } from './replicas.ts';
import type { GuardSettings } from './scenario.ts';

export function panicPlan(scenario: Draft, { system }: GuardSettings): PanicPlan | undefined {
  const panicMode = system?.panicMode;
  if (panicMode === undefined || panicMode === 'off') return undefined;
  const { kind, of } = watchedBy(panicMode);
  return {
    open: openPanicMode,
    signal: signalOf(panicMode),
    of,
    members: kind === 'minQueueDelay' ? membersOf(scenario, of) : arrowMembersOf(scenario, of),
    everyUs: panicMode.every,
    atLeastUs: panicMode.atLeast,
  };
}

export function watchedBy({ signal }: PanicModeSettings): { kind: SignalPlan['kind']; of: string } {
  const { goodputShare, minQueueDelay, retryShare } = signal;
  if (minQueueDelay !== undefined) return { kind: 'minQueueDelay', of: minQueueDelay.of };
  if (retryShare !== undefined) return { kind: 'retryShare', of: retryShare.of };
  return { kind: 'goodputShare', of: goodputShare!.of };
}

export function signalOf({ signal }: PanicModeSettings): SignalPlan {
  const { goodputShare, minQueueDelay, retryShare } = signal;
  const any = { minimum: 0, withinUs: Infinity };
  if (goodputShare !== undefined) {
    const { disengageAbove: disengageAt, engageBelow: engageAt, minimum, within: withinUs = Infinity } = goodputShare;
    return { kind: 'goodputShare', isHighBad: false, engageAt, disengageAt, minimum, withinUs };
  }
  if (minQueueDelay !== undefined) {
    const { disengageBelow: disengageAt, engageAbove: engageAt } = minQueueDelay;
    return { ...any, kind: 'minQueueDelay', isHighBad: true, engageAt, disengageAt };
  }
  const { disengageBelow: disengageAt, engageAbove: engageAt, minimum } = retryShare!;
  return { ...any, kind: 'retryShare', isHighBad: true, engageAt, disengageAt, minimum };
}

const openPanicMode: PanicPlan['open'] = (world, plan) => new PanicMode(world, plan);
