import type { Runner } from '@basin/experiments';
import type { Finding } from '../../check/finding.ts';
import { causesIn, foundOf, sustainingIn } from './found.ts';
import type { OpenStatement } from './open-statement.ts';

/** One event begins it, one loop keeps it, that loop goes over one arrow that is nobody's; and each is among others. */
export async function checkStatement(open: OpenStatement, runner: Runner): Promise<Finding[]> {
  const found = await foundOf(open, runner);
  const runs = 1 + found.without.length + found.cut.length;
  const keeping = sustainingIn(found);
  const nobodys = open.map.loops.filter(({ id }) => keeping.includes(id)).flatMap(({ unownedArrows }) => unownedArrows);
  const stays = found.own.kind === 'stays-down';
  return [
    {
      gate: 'controls',
      subject: 'the incident stays',
      ok: stays,
      figures: `it ${found.own.kind}`,
      ...(!stays && { detail: 'Let it stay down: what heals by itself needs no statement.' }),
      seedsRun: runs,
    },
    one('one event begins it', causesIn(found), found.without.length),
    one('one loop keeps it', keeping, found.cut.length),
    one('one arrow of that loop is nobody’s', nobodys, open.map.arrows.length),
  ];
}

function one(subject: string, found: readonly string[], among: number): Finding {
  const ok = found.length === 1 && among > 1;
  const detail = 'Change the scenario until exactly one of several does it.';
  const figures = `${found.join(', ') || 'none'} of ${among}`;
  return { gate: 'controls', subject, ok, figures, ...(ok ? {} : { detail }), seedsRun: 0 };
}
