import { components } from '../components/index.ts';
import { oneOf, type Findings } from './diagnostic.ts';
import { endsOf, kindOf } from './names.ts';
import type { Scenario } from './scenario.ts';

/** That boxes and arrows fit together: ends exist, every box can be reached, nothing calls itself in a circle. */
export function checkTopology(scenario: Scenario, findings: Findings): void {
  checkEnds(scenario, findings);
  for (const name of Object.keys(scenario.components)) {
    checkLeaving(scenario, name, findings);
    checkReached(scenario, name, findings);
    checkOnward(scenario, name, findings);
  }
  checkCircles(scenario, findings);
}

export function behaviourOf(scenario: Scenario, name: string) {
  const settings = scenario.components[name];
  return settings && components.find((each) => each.kind === kindOf(settings));
}

function checkEnds(scenario: Scenario, findings: Findings): void {
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

function checkLeaving(scenario: Scenario, name: string, findings: Findings): void {
  if (behaviourOf(scenario, name)?.arrowsOut !== 'one') return;
  const leaving = arrowsFrom(scenario, name).length;
  if (leaving === 1) return;
  const says =
    leaving === 0
      ? `No arrow leaves \`${name}\`, so its calls lead nowhere.`
      : `${leaving} arrows leave \`${name}\`; a client makes its calls on one.`;
  findings.add('scenario', ['components', name], [says, `Write one arrow \`${name} -> …\` under \`arrows\`.`]);
}

function checkReached(scenario: Scenario, name: string, findings: Findings): void {
  if (!behaviourOf(scenario, name)?.takesCalls) return;
  if (Object.keys(scenario.arrows).some((arrow) => endsOf(arrow).to === name)) return;
  const instead = `Write an arrow \`… -> ${name}\` under \`arrows\`, or remove it.`;
  findings.add('scenario', ['components', name], [`No arrow leads to \`${name}\`.`, instead]);
}

/** The calls a server says it makes are those it has arrows for. */
function checkOnward(scenario: Scenario, name: string, findings: Findings): void {
  const params = scenario.components[name]?.['server'] as { calls?: { to: readonly string[] } } | undefined;
  if (params?.calls === undefined) return;
  const path = ['components', name, 'server', 'calls'];
  const callees = arrowsFrom(scenario, name).map((arrow) => endsOf(arrow).to);
  const { to } = params.calls;
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

function checkCircles(scenario: Scenario, findings: Findings): void {
  for (const name of Object.keys(scenario.components)) {
    const circle = circleThrough(scenario, name);
    if (circle === undefined) continue;
    const says = `Calls go round in a circle: ${[...circle, name].map((each) => `\`${each}\``).join(' → ')}.`;
    findings.add('scenario', ['arrows', `${circle.at(-1)!} -> ${name}`], [says, 'Remove one of these arrows.']);
    return;
  }
}

/** A shortest way from a component back to itself, if there is one. */
function circleThrough(scenario: Scenario, start: string): string[] | undefined {
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

function arrowsFrom(scenario: Scenario, name: string): string[] {
  return Object.keys(scenario.arrows).filter((arrow) => endsOf(arrow).from === name);
}
