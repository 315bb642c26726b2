import { oneOf, type Findings } from './diagnostic.ts';
import { endsOf, kindOf } from './names.ts';
import type { Draft } from './draft.ts';
import { behaviourOf } from './behaviour-of.ts';

/** That every cache is filled by somebody: by itself, over an arrow of its own, or by those who call it. */
export function checkStores(scenario: Draft, name: string, findings: Findings): void {
  const behaviour = behaviourOf(scenario, name);
  if (behaviour === undefined) return;
  const filled = filledBy(scenario, name);
  for (const each of filled) checkFilled(scenario, { name, kind: behaviour.kind, filled: each }, findings);
  if (behaviour.isStore !== true || arrowFrom(scenario, name) !== undefined) return;
  for (const arrow of Object.keys(scenario.arrows)) {
    const { from, to } = endsOf(arrow);
    if (to !== name || filledBy(scenario, from).includes(name)) continue;
    const says = `\`${from}\` calls \`${name}\`, but neither of them fetches what it does not hold.`;
    findings.add(
      'scenario',
      ['arrows', arrow],
      [says, `Write an arrow \`${name} -> …\`, or let a server call it under \`lookAside\`.`],
    );
  }
}

interface Filling {
  readonly name: string;
  readonly kind: string;
  readonly filled: string;
}

function checkFilled(scenario: Draft, { name, kind, filled }: Filling, findings: Findings): void {
  const path = ['components', name, kind, 'calls'];
  if (behaviourOf(scenario, filled)?.isStore !== true) {
    const caches = Object.keys(scenario.components).filter((each) => behaviourOf(scenario, each)?.isStore === true);
    findings.add('scenario', path, [
      `\`${filled}\` keeps nothing, so it cannot be asked first.`,
      `Write ${oneOf(caches)}.`,
    ]);
    return;
  }
  const arrow = arrowFrom(scenario, filled);
  if (arrow === undefined) return;
  const says = `\`${filled}\` fetches what it does not hold itself, over \`${arrow}\`.`;
  findings.add('scenario', path, [says, 'Remove that arrow, or call it without `lookAside`.']);
}

function filledBy(scenario: Draft, name: string): readonly string[] {
  const behaviour = behaviourOf(scenario, name);
  if (behaviour?.fills === undefined) return [];
  return behaviour.fills(scenario.components[name]![kindOf(scenario.components[name]!)] as never);
}

function arrowFrom(scenario: Draft, name: string): string | undefined {
  return Object.keys(scenario.arrows).find((arrow) => endsOf(arrow).from === name);
}
