import { NO_GUARDS, type Scenario } from '@basin/engine';
import { loopMap, type Loop } from '@basin/experiments';
import type { PartResult } from '../exercise.ts';
import { listed } from './listed.ts';
import type { LoopsTask, MarkedLoops } from './open-map.ts';

/** Loops that go over the same arrows are one way round, whatever drives them. */
export interface WayRound {
  readonly arrows: readonly string[];
  readonly loops: readonly Loop[];
}

/** Every way round on which something grows: what a change at one end brings back to it, larger. */
export function growingLoops(scenario: Scenario): WayRound[] {
  const ways: { arrows: readonly string[]; loops: Loop[] }[] = [];
  for (const loop of loopMap({ scenario, guards: NO_GUARDS }).loops) {
    if (loop.sign !== '+') continue;
    const known = ways.find(({ arrows }) => areSame(arrows, loop.arrows));
    if (known) known.loops.push(loop);
    else ways.push({ arrows: loop.arrows, loops: [loop] });
  }
  return ways;
}

/** Whether the marked loops are those that grow: each whole, none too many. */
export function gradeLoops({ id }: LoopsTask, answer: MarkedLoops, scenario: Scenario): PartResult {
  const ways = growingLoops(scenario);
  const marked = answer.filter((arrows) => arrows.length > 0);
  const found = ways.filter(({ arrows }) => marked.some((each) => areSame(each, arrows)));
  const wrong = marked.filter((each) => !ways.some(({ arrows }) => areSame(each, arrows)));
  const missing = ways.filter((way) => !found.includes(way));
  const count = `${found.length} of ${ways.length} loops are marked.`;
  const [first] = wrong;
  if (first !== undefined) {
    // What is marked wrongly is meant for one of those that are not marked yet, if there are any.
    const meant = missing.length > 0 ? missing : ways;
    return { part: id, met: false, says: `${count} ${wrongWay(first, meant, scenario)}` };
  }
  const [next] = missing;
  if (next !== undefined) {
    const hint = `One of those not marked goes through \`${next.arrows.at(-1)}\`.`;
    const says = `${count} Ask at every arrow and box: does its answer to trouble make more of it? ${hint}`;
    return { part: id, met: false, says };
  }
  const says = ways.flatMap(({ loops }) => loops.map((loop) => loop.says)).join(' ');
  return { part: id, met: true, says: `Every loop that grows is marked. ${says}` };
}

function wrongWay(marked: readonly string[], ways: readonly WayRound[], scenario: Scenario): string {
  const holds = loopMap({ scenario, guards: NO_GUARDS }).loops.find(
    ({ sign, arrows }) => sign === '−' && areSame(arrows, marked),
  );
  const said = `You marked ${listed(marked)}.`;
  if (holds) return `${said} That is a loop, but one that holds back: ${holds.says}`;
  const near = ways
    .map((way) => ({ way, shared: marked.filter((arrow) => way.arrows.includes(arrow)).length }))
    .toSorted((a, b) => distance(marked, a.way) - distance(marked, b.way))
    .find(({ shared }) => shared > 0);
  if (near === undefined)
    return `${said} Nothing comes back there: what goes out over it has no way to make itself larger.`;
  const { at } = near.way.loops[0] ?? { at: '' };
  const lacks = near.way.arrows.filter((arrow) => !marked.includes(arrow));
  const extra = marked.filter((arrow) => !near.way.arrows.includes(arrow));
  if (lacks.length > 0)
    return `${said} The loop that \`${at}\` carries goes on over ${listed(lacks)}: what is slow there makes it turn, too.`;
  return `${said} The loop that \`${at}\` carries does not go over ${listed(extra)}.`;
}

function distance(marked: readonly string[], { arrows }: WayRound): number {
  return (
    arrows.filter((arrow) => !marked.includes(arrow)).length + marked.filter((arrow) => !arrows.includes(arrow)).length
  );
}

function areSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((arrow) => other.includes(arrow));
}
