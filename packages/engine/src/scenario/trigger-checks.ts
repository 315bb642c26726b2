import { groupOf } from '../components/groups.ts';
import type { Knobs } from '../knobs.ts';
import { triggers } from '../triggers/index.ts';
import { oneOf, type Findings } from './diagnostic.ts';
import { formatDuration } from './duration.ts';
import type { Draft } from './draft.ts';
import { fittingDomains, fittingTargets, targetsOf } from './targets.ts';
import { triggerPlans } from './trigger-plans.ts';

/** That triggers happen to something that feels them, and are over before the run is. */
export function checkTriggers(scenario: Draft, findings: Findings): void {
  for (const [name, settings] of Object.entries(scenario.triggers)) {
    const behaviour = triggers.find((each) => each.key in settings);
    if (behaviour === undefined) continue; // The schema has said so.
    const { of } = settings[behaviour.key] as { readonly of: string };
    if (targetsOf(scenario, of, behaviour.of).length === 0) {
      const fitting = [...fittingTargets(scenario, behaviour.of), ...fittingDomains(scenario, behaviour.of)];
      const says = `\`${of}\` is not ${/^[aeiou]/.test(behaviour.of) ? 'an' : 'a'} ${behaviour.of}, which is what \`${behaviour.key}\` happens to.`;
      findings.add('scenario', ['triggers', name, behaviour.key, 'of'], [says, `Write ${oneOf(fitting)}.`]);
    }
    checkNeeds(scenario, { name, behaviour, of }, findings);
    checkTurns(scenario, name, findings);
    if (settings.at + settings.for > scenario.duration) {
      const says = `This trigger would end at ${formatDuration((settings.at + settings.for) as never)}, after the run.`;
      findings.add('scenario', ['triggers', name, 'at'], [says, `Let it end by ${formatDuration(scenario.duration)}.`]);
    }
  }
}

interface TriggerTarget {
  readonly name: string;
  readonly behaviour: { readonly key: string; readonly of: keyof Knobs; readonly needs?: string };
  readonly of: string;
}

/** A trigger that nothing it happens to has anything to feel it with would do nothing. */
function checkNeeds(scenario: Draft, { name, behaviour, of }: TriggerTarget, findings: Findings): void {
  const { key, needs } = behaviour;
  const targets = targetsOf(scenario, of, behaviour.of);
  if (needs === undefined || targets.length === 0 || targets.some((part) => says(scenario, part, needs))) return;
  findings.add(
    'scenario',
    ['triggers', name, key, 'of'],
    [
      `\`${of}\` says nothing about its \`${needs}\`, which is what \`${key}\` changes.`,
      `Set \`${needs}\` of \`${of}\`, or leave the trigger out.`,
    ],
  );
}

function says(scenario: Draft, part: string, needs: string): boolean {
  const settings = Object.values(scenario.components[groupOf(part)] ?? {})[0];
  return (settings as Readonly<Record<string, unknown>> | undefined)?.[needs] !== undefined;
}

/** Those whose turns come one after another all have theirs while the trigger lasts. */
function checkTurns(scenario: Draft, name: string, findings: Findings): void {
  const settings = scenario.triggers[name]!;
  const turns = triggerPlans({ ...scenario, triggers: { [name]: settings } });
  const lastUs = Math.max(...turns.map(({ atUs, forUs }) => atUs + forUs));
  if (lastUs <= settings.at + settings.for) return;
  const says = `${turns.length} turns, one after another, are over at ${formatDuration(lastUs as never)} only.`;
  findings.add('scenario', ['triggers', name, 'for'], [says, 'Write a longer `for`, or shorter turns.']);
}
