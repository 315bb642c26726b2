import { checkGuards, type GuardCheck } from './checks.ts';
import { oneOf } from './diagnostic.ts';
import type { Draft } from './draft.ts';
import { signalOf, watchedBy } from './panic.ts';
import type { GuardSettings } from './scenario.ts';
import { fittingTargets } from './targets.ts';

/** That a panic mode watches something there is, that its thresholds lie apart, and that its guards have places. */
export function checkPanic(scenario: Draft, { system }: GuardSettings, check: GuardCheck): void {
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
