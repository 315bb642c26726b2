import type { Outcome, Runner } from '@basin/experiments';
import { formatShare } from '../../measures/format.ts';
import type { PartResult } from '../exercise.ts';
import { causesIn, foundOf, sustainingIn, type Found } from './found.ts';
import type { OpenStatement, StatementAnswer } from './open-statement.ts';

/** Each piece of the sentence against the run, and each says what the run without it did. */
export async function gradeStatement(
  open: OpenStatement,
  answer: StatementAnswer,
  runner: Runner,
): Promise<PartResult[]> {
  const found = await foundOf(open, runner);
  return [
    trigger(answer, found),
    behaviour(answer, found),
    sustaining(answer, found),
    loop(answer, open),
    unowned(answer, open),
    change(answer, open, found),
  ];
}

function trigger({ trigger: said }: StatementAnswer, found: Found): PartResult {
  const without = found.without.find(({ trigger: name }) => name === said);
  return {
    part: 'trigger',
    met: causesIn(found).includes(said),
    says: `The same run without \`${said}\`: ${without ? told(without.outcome) : 'not made'}.`,
  };
}

function behaviour({ behaviour: said }: StatementAnswer, { own }: Found): PartResult {
  return { part: 'behaviour', met: said === own.kind, says: `After the last event ${told(own)}.` };
}

function sustaining({ sustaining: said }: StatementAnswer, found: Found): PartResult {
  const cut = found.cut.find(({ loop: id }) => id === said);
  const says = cut ? `The same run with \`${said}\` cut: ${told(cut.outcome)}.` : `Nothing can be cut of \`${said}\`.`;
  return { part: 'sustaining', met: sustainingIn(found).includes(said), says };
}

/** Against the loop that was named: whoever named another is told of that above. */
function loop({ loop: said, sustaining: id }: StatementAnswer, { map }: OpenStatement): PartResult {
  const arrows = map.loops.find((each) => each.id === id)?.arrows ?? [];
  const missing = arrows.filter((arrow) => !said.includes(arrow));
  const beside = said.filter((arrow) => !arrows.includes(arrow));
  const parts = [
    missing.length === 0 ? '' : `It also goes over ${listed(missing)}.`,
    beside.length === 0 ? '' : `It does not go over ${listed(beside)}.`,
  ].filter((each) => each !== '');
  const met = parts.length === 0;
  return { part: 'loop', met, says: met ? `These are the arrows of \`${id}\`.` : `Of \`${id}\`: ${parts.join(' ')}` };
}

function unowned({ unowned: said, sustaining: id }: StatementAnswer, { map }: OpenStatement): PartResult {
  const nobodys = map.loops.find((each) => each.id === id)?.unownedArrows ?? [];
  const owner = map.arrows.find(({ name }) => name === said)?.owner ?? null;
  if (nobodys.includes(said)) return { part: 'unowned', met: true, says: `Nobody owns \`${said}\`.` };
  const says =
    owner === null ? `\`${said}\` is nobody's, and no part of \`${id}\`.` : `\`${said}\` belongs to ${owner}.`;
  return { part: 'unowned', met: false, says };
}

function change({ change: said }: StatementAnswer, { map }: OpenStatement, found: Found): PartResult {
  const carried = map.loops.filter(({ at }) => at === said).map(({ id }) => id);
  const healing = carried.filter((id) => sustainingIn(found).includes(id));
  if (healing.length > 0) {
    return { part: 'change', met: true, says: `What \`${said}\` carries, cut there, lets the system heal.` };
  }
  const cut = found.cut.find(({ loop: id }) => carried.includes(id));
  const says = cut
    ? `Cut at \`${said}\`: ${told(cut.outcome)}.`
    : `Nothing goes round because of what \`${said}\` does: there is nothing to cut there.`;
  return { part: 'change', met: false, says };
}

function told({ kind, goodputShare }: Outcome): string {
  return `${WORDS[kind]}, with ${formatShare(goodputShare)} of the calls good at the end`;
}

function listed(arrows: readonly string[]): string {
  return arrows.map((arrow) => `\`${arrow}\``).join(', ');
}

const WORDS: Readonly<Record<Outcome['kind'], string>> = {
  recovers: 'it comes back',
  drains: 'it works its backlog off',
  'stays-down': 'it stays down',
  'cut-short': 'it does not come to an end',
};
