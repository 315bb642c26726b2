import { behaviourOf } from './behaviour-of.ts';
import { oneOf, type Findings } from './diagnostic.ts';
import { endsOf, kindOf } from './names.ts';
import type { Draft } from './draft.ts';
import { checkStores } from './store-checks.ts';

/** That boxes and arrows fit together: ends exist, every box can be reached, nothing calls itself in a circle. */
export function checkTopology(scenario: Draft, findings: Findings): void {
  checkEnds(scenario, findings);
  for (const name of Object.keys(scenario.components)) {
    checkLeaving(scenario, name, findings);
    checkReached(scenario, name, findings);
    checkOnward(scenario, name, findings);
    checkStores(scenario, name, findings);
    checkWatched(scenario, name, findings);
  }
  checkCircles(scenario, findings);
}

function checkEnds(scenario: Draft, findings: Findings): void {
  const names = Object.keys(scenario.components);
  const takers = names.filter((name) => behaviourOf(scenario, name)?.takesCalls);
  for (const arrow of Object.keys(scenario.arrows)) {
    const { from, to } = endsOf(arrow);
    const path = ['arrows', arrow];
    if (!names.includes(from)) {
      const says = `\`${from}\` is not a component that makes calls.`;
      findings.add('scenario', path, [says, `Start the arrow at ${oneOf(names)}.`]);
    }
    if (!takers.includes(to)) {
      const says = `\`${to}\` is not a component that takes calls.`;
      findings.add('scenario', path, [says, `Lead the arrow to ${oneOf(takers)}.`]);
    }
  }
}

function checkLeaving(scenario: Draft, name: string, findings: Findings): void {
  const behaviour = behaviourOf(scenario, name);
  if (behaviour === undefined) return;
  const { arrowsOut, kind } = behaviour;
  const leaving = arrowsFrom(scenario, name).length;
  const path = ['components', name];
  if (leaving === 0 && (arrowsOut === 'one' || arrowsOut === 'some')) {
    const says = `No arrow leaves \`${name}\`, so its calls lead nowhere.`;
    findings.add('scenario', path, [
      says,
      `Write ${arrowsOut === 'one' ? 'one' : 'an'} arrow \`${name} -> …\` under \`arrows\`.`,
    ]);
  }
  if (leaving > 1 && (arrowsOut === 'one' || arrowsOut === 'atMostOne')) {
    const says = `${leaving} arrows leave \`${name}\`; a ${kind} makes its calls on one.`;
    findings.add('scenario', path, [says, `Write one arrow \`${name} -> …\` under \`arrows\`.`]);
  }
  if (leaving > 0 && arrowsOut === 'none') {
    const says = `An arrow leaves \`${name}\`, but this kind of component (\`${kind}\`) makes no calls.`;
    findings.add('scenario', path, [says, `Remove the arrow \`${name} -> …\` under \`arrows\`.`]);
  }
}

/** What it says it watches is there, and of a kind that can be watched. */
function checkWatched(scenario: Draft, name: string, findings: Findings): void {
  const behaviour = behaviourOf(scenario, name);
  if (behaviour?.watches === undefined) return;
  const { kind } = behaviour;
  for (const watched of behaviour.watches(scenario.components[name]![kind] as never)) {
    const kinds: readonly string[] = watched.kinds;
    const fitting = [
      ...Object.keys(scenario.components).filter((each) => kinds.includes(kindOf(scenario.components[each]!))),
      ...(kinds.includes('arrow') ? Object.keys(scenario.arrows) : []),
    ];
    if (fitting.includes(watched.name)) continue;
    const allowed = kinds.map((each) => `${/^[aeiou]/.test(each) ? 'an' : 'a'} ${each}`);
    const says = `\`${watched.name}\` is not ${allowed.join(' or ')}.`;
    findings.add('scenario', ['components', name, kind, ...watched.path], [says, `Write ${oneOf(fitting)}.`]);
  }
}

function checkReached(scenario: Draft, name: string, findings: Findings): void {
  if (!behaviourOf(scenario, name)?.takesCalls) return;
  if (Object.keys(scenario.arrows).some((arrow) => endsOf(arrow).to === name)) return;
  const instead = `Write an arrow \`… -> ${name}\` under \`arrows\`, or remove it.`;
  findings.add('scenario', ['components', name], [`No arrow leads to \`${name}\`.`, instead]);
}

/** The calls a component says it makes are those it has arrows for. */
function checkOnward(scenario: Draft, name: string, findings: Findings): void {
  const behaviour = behaviourOf(scenario, name);
  if (behaviour === undefined) return;
  const to = behaviour.callsMade?.(scenario.components[name]![behaviour.kind] as never);
  if (to === undefined) return;
  const path = ['components', name, behaviour.kind, 'calls'];
  const callees = arrowsFrom(scenario, name).map((arrow) => endsOf(arrow).to);
  for (const each of to) {
    if (callees.includes(each)) continue;
    const says = `\`${name}\` has no arrow to \`${each}\`.`;
    findings.add('scenario', path, [
      says,
      `Write an arrow \`${name} -> ${each}\` under \`arrows\`, or ${oneOf(callees)}.`,
    ]);
  }
  for (const each of callees) {
    if (to.includes(each)) continue;
    findings.add('scenario', path, [
      `The arrow \`${name} -> ${each}\` is never used.`,
      `Name \`${each}\` here, or remove the arrow.`,
    ]);
  }
  if (new Set(to).size < to.length) {
    findings.add('scenario', path, [
      'A component is called twice.',
      'Name each once: a call is made over its own arrow.',
    ]);
  }
}

function checkCircles(scenario: Draft, findings: Findings): void {
  for (const name of Object.keys(scenario.components)) {
    const circle = circleThrough(scenario, name);
    if (circle === undefined) continue;
    const says = `Calls go round in a circle: ${[...circle, name].map((each) => `\`${each}\``).join(' → ')}.`;
    findings.add('scenario', ['arrows', `${circle.at(-1)!} -> ${name}`], [says, 'Remove one of these arrows.']);
    return;
  }
}

/** A shortest way from a component back to itself, if there is one. */
function circleThrough(scenario: Draft, start: string): string[] | undefined {
  const ways: string[][] = [[start]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const arrow of arrowsFrom(scenario, way.at(-1)!)) {
      const { to } = endsOf(arrow);
      if (to === start) return way;
      if (seen.has(to)) continue;
      seen.add(to);
      ways.push([...way, to]);
    }
  }
  return undefined;
}

function arrowsFrom(scenario: Draft, name: string): string[] {
  return Object.keys(scenario.arrows).filter((arrow) => endsOf(arrow).from === name);
}
