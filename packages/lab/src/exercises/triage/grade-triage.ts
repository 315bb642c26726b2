import type { PartResult, Revealed } from '../exercise.ts';
import type { Choice } from './deal.ts';
import type { Night } from './night.ts';
import type { PanelId } from './panels.ts';

export interface TriageAnswer {
  readonly deal: number;
  readonly dashboards: readonly { readonly is: string; readonly tell: PanelId }[];
}

interface Told {
  readonly answer: TriageAnswer;
  readonly nights: readonly Night[];
  readonly choices: readonly Choice[];
}

/** Named first, then the panel: who names a mode for a wrong reason has guessed. */
export function gradeTriage(
  { atLeast }: { readonly atLeast: number },
  { answer, nights, choices }: Told,
): PartResult[] {
  const named = nights.map((night, index) => choiceOf(night, choices).id === answer.dashboards[index]?.is);
  const told = nights.map(({ family }, index) => family.tells.includes(answer.dashboards[index]?.tell ?? ''));
  const both = named.map((isNamed, index) => isNamed && told[index] === true);
  return [
    {
      part: 'named',
      met: countOf(named) >= atLeast,
      says: `You name ${countOf(named)} of ${nights.length}; ${atLeast} are asked for. ${wrongOnes(named)}`.trim(),
    },
    {
      part: 'told',
      met: countOf(both) >= atLeast,
      says: `${countOf(both)} of ${nights.length} are named and told by a panel that shows it; ${atLeast} are asked for. ${untold(named, told)}`.trim(),
    },
  ];
}

/** For whoever has answered. */
export function revealed(night: Night, choices: readonly Choice[]): Revealed {
  const { family, signs, cut } = night;
  const shown = signs.map(({ says }) => says).join('; ');
  return {
    is: choiceOf(night, choices).id,
    mode: family.mode,
    tells: family.tells,
    says: `${shown.charAt(0).toUpperCase()}${shown.slice(1)}. The same night ${family.cutIs}: ${cut.says}.`,
  };
}

function choiceOf({ family }: Night, choices: readonly Choice[]): Choice {
  const choice = choices.find(({ modes }) => modes.includes(family.mode));
  if (choice === undefined) throw new Error(`Nothing that may be said is true of ${family.id}.`);
  return choice;
}

function wrongOnes(named: readonly boolean[]): string {
  const wrong = named.flatMap((isNamed, index) => (isNamed ? [] : [index + 1]));
  return wrong.length === 0 ? '' : `Not what you say: dashboard ${wrong.join(', ')}.`;
}

function untold(named: readonly boolean[], told: readonly boolean[]): string {
  const missed = named.flatMap((isNamed, index) => (isNamed && told[index] !== true ? [index + 1] : []));
  return missed.length === 0
    ? ''
    : `Named, but by a panel that would look like this in other modes, too: dashboard ${missed.join(', ')}.`;
}

function countOf(flags: readonly boolean[]): number {
  return flags.filter(Boolean).length;
}
