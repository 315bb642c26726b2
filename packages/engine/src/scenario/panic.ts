import type { SignalPlan } from '../panic/signals.ts';
import type { PanicPlan } from '../panic/panic-mode.ts';
import type { PanicModeSettings } from '../panic/panic-settings.ts';
import { checkGuards, type GuardCheck } from './checks.ts';
import { oneOf } from './diagnostic.ts';
import { arrowMembersOf, membersOf } from './replicas.ts';
import type { GuardSettings, Scenario } from './scenario.ts';
import { fittingTargets } from './targets.ts';

/** That a panic mode watches something there is, that its thresholds lie apart, and that its guards have places. */
export function checkPanic(scenario: Scenario, { system }: GuardSettings, check: GuardCheck): void {
  const panicMode = system?.panicMode;
  if (panicMode === undefined || panicMode === 'off') return;
  const root = [...check.root, 'system', 'panicMode'];
  const { kind, of } = watchedBy(panicMode);
  const { disengageAt, engageAt, isHighBad } = signalOf(panicMode);
  const path = [...root, 'signal', kind];
  const fitting = fittingTargets(scenario, kind === 'minQueueDelay' ? 'server' : 'arrow');
  if (!fitting.includes(of)) {
    check.findings.add(check.source, [...path, 'of'], [`\`${of}\` has no \`${kind}\`.`, `Write ${oneOf(fitting)}.`]);
  }
  if (isHighBad ? disengageAt >= engageAt : disengageAt <= engageAt) {
    const [says, instead] = isHighBad
      ? ['It would disengage as soon as it has engaged.', 'Write a `disengageBelow` lower than `engageAbove`.']
      : ['It would disengage as soon as it has engaged.', 'Write a `disengageAbove` higher than `engageBelow`.'];
    check.findings.add(check.source, path, [says!, instead!]);
  }
  checkGuards(scenario, { calls: panicMode.calls, servers: panicMode.servers }, { ...check, root });
}

export function panicPlan(scenario: Scenario, { system }: GuardSettings): PanicPlan | undefined {
  const panicMode = system?.panicMode;
  if (panicMode === undefined || panicMode === 'off') return undefined;
  const { kind, of } = watchedBy(panicMode);
  return {
    signal: signalOf(panicMode),
    of,
    members: kind === 'minQueueDelay' ? membersOf(scenario, of) : arrowMembersOf(scenario, of),
    everyUs: panicMode.every,
    atLeastUs: panicMode.atLeast,
  };
}

function watchedBy({ signal }: PanicModeSettings): { kind: SignalPlan['kind']; of: string } {
  const { goodputShare, minQueueDelay, retryShare } = signal;
  if (minQueueDelay !== undefined) return { kind: 'minQueueDelay', of: minQueueDelay.of };
  if (retryShare !== undefined) return { kind: 'retryShare', of: retryShare.of };
  return { kind: 'goodputShare', of: goodputShare!.of };
}

function signalOf({ signal }: PanicModeSettings): SignalPlan {
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
