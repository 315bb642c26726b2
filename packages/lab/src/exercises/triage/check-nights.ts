import type { Runner } from '@basin/experiments';
import type { Finding } from '../../check/finding.ts';
import type { Dealing } from './deal.ts';
import { nightOf, type Family, type Night } from './night.ts';

/** Most draws of every family are what they claim to be; those that are not are never dealt. */
export async function checkNights(dealing: Dealing, runner: Runner): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const family of dealing.families) {
    const nights: Night[] = [];
    for (let draw = 0; draw < DRAWS; draw += 1) {
      // A few runs at a time: their series are large.
      nights.push(await nightOf(dealing, { family, draw: FIRST_DRAW + draw }, runner));
    }
    findings.push(provenOften(family, nights));
  }
  return findings;
}

function provenOften(family: Family, nights: readonly Night[]): Finding {
  const unproven = nights.filter(({ isProven }) => !isProven);
  const ok = nights.length - unproven.length >= OFTEN * nights.length;
  return {
    gate: 'controls',
    subject: `${family.id}: is a ${family.mode}`,
    ok,
    figures: `proven in ${nights.length - unproven.length} of ${nights.length} draws`,
    ...(ok ? {} : { detail: unproven.map(whyNot).join(' ') }),
    seedsRun: 2 * nights.length,
  };
}

function whyNot({ drawn, signs, cut, looksLike, family }: Night): string {
  const absent = signs.filter(({ ok }) => !ok).map(({ says }) => says);
  const others = looksLike.filter((mode) => mode !== family.mode);
  const reasons = [
    ...absent,
    ...(cut.ok ? [] : [`${family.cutIs}: ${cut.says}`]),
    ...others.map((mode) => `it looks like a ${mode}, too`),
  ];
  return `${JSON.stringify(drawn)}: ${reasons.join('; ')}.`;
}

const DRAWS = 4;
/** Others than those that solutions are dealt. */
const FIRST_DRAW = 1_000_000;
/** So that a deal is found within its draws: with half of them, one in 256 is not. */
const OFTEN = 2 / 3;
