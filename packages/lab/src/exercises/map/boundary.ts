import { NO_GUARDS, type Scenario } from '@basin/engine';
import { loopMap, type Loop } from '@basin/experiments';
import type { PartResult } from '../exercise.ts';
import { listed } from './listed.ts';
import type { Boundary, BoundaryTask } from './open-map.ts';

/**
 * Whether a boundary holds its loops whole, and nothing else: too narrow, and each part looks healthy; too wide, and
 * nobody can act on all of it.
 */
export function gradeBoundary({ id, loops: asked }: BoundaryTask, answer: Boundary, scenario: Scenario): PartResult {
  const { loops } = loopMap({ scenario, guards: NO_GUARDS }, answer);
  const about = loops.filter((loop) => asked.includes(loop.id));
  const needed = [...new Set(about.flatMap(({ components }) => components))];
  const outside = needed.filter((name) => !answer.includes(name));
  const idle = answer.filter((name) => !needed.includes(name));
  const tally = tallyOf(loops);
  if (answer.length === 0) return { part: id, met: false, says: 'Nothing is inside yet.' };
  if (outside.length > 0) {
    const says = `${tally} What you are accountable for goes on outside: a cut loop looks like somebody else’s fault from within.`;
    return { part: id, met: false, says };
  }
  if (idle.length > 0) {
    const says = `${tally} The loop is whole, but it does not need ${listed(idle)}: the wider the boundary, the harder to act on.`;
    return { part: id, met: false, says };
  }
  return { part: id, met: true, says: `${tally} ${about.map(({ says }) => says).join(' ')}` };
}

function tallyOf(loops: readonly Loop[]): string {
  const idsOf = (state: Loop['boundary']) => loops.filter(({ boundary }) => boundary === state).map(({ id }) => id);
  const [enclosed, cut] = [idsOf('enclosed'), idsOf('cut')];
  const holds = enclosed.length === 0 ? 'It encloses no loop' : `It encloses ${listed(enclosed)}`;
  return `${holds}${cut.length === 0 ? '' : ` and cuts ${listed(cut)}`}.`;
}
