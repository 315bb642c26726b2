import type { Runner } from '@basin/experiments';
import { formatShare } from '../../measures/format.ts';
import type { PartResult } from '../exercise.ts';
import type { LedgerAnswer, OpenLedger } from './open-ledger.ts';
import { shownUnder, type Shown } from './shown.ts';

/** What it does, whether what was chosen are rules, and whether with them changed it does what it is said to be for. */
export async function gradeLedger(open: OpenLedger, answer: LedgerAnswer, runner: Runner): Promise<PartResult[]> {
  const [asIs, changed] = await shownUnder(open, [[], answer.change], runner);
  if (asIs === undefined || changed === undefined) throw new Error('The runs of the ledger are missing.');
  const parameters = answer.change.filter((id) => !open.rules.includes(id));
  const says = open.purposes.find(({ id }) => id === open.stated)?.says ?? open.stated;
  const flips = changed.purpose?.id === open.stated;
  return [
    { part: 'revealed', met: asIs.purpose?.id === answer.revealed, says: `As it is: ${told(asIs)}.` },
    { part: 'rules', met: parameters.length === 0, says: ofParameters(open, parameters) },
    {
      part: 'flip',
      met: flips,
      says: `With both changed: ${told(changed)}. ${flips ? 'It does what it is said to be for' : 'It still does not do what it is said to be for'}: ${says}`,
    },
  ];
}

function ofParameters({ entries }: OpenLedger, parameters: readonly string[]): string {
  if (parameters.length === 0) return 'What you change are rules: each says who or what, not how much.';
  const named = entries.filter(({ id }) => parameters.includes(id)).map(({ says }) => `“${says}”`);
  return `${named.join(' and ')}: that is how much of something, and leaves who is served as it was.`;
}

function told({ purpose, served }: Shown): string {
  const shares = served
    .map(({ client, share }) => `${formatShare(share)} of the calls of ${client} are good`)
    .join(', ');
  return `${shares}; ${purpose === undefined ? 'no purpose shows in that' : purpose.says.replace(/[.!]$/, '')}`;
}
