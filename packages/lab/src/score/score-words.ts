import type { BasinWidth, Interval } from '@basin/experiments';
import { formatNumber, formatRate, formatShare, formatTime } from '../measures/format.ts';
import type { ScoreAxis } from './score-axis.ts';
import type { TriggerNumber } from './trigger-numbers.ts';

/** How hard a trigger pushes, as a person says it: `slow` for 20 s, `slow` with factor 10. */
export function pushWords({ place, unit }: Pick<TriggerNumber, 'place' | 'unit'>, value: number): string {
  const [, trigger = ''] = place;
  const shown = shownAs(unit, value);
  return place.at(-1) === 'for' ? `\`${trigger}\` for ${shown}` : `\`${trigger}\` with ${place.at(-1)} ${shown}`;
}

/** The answer in a few sentences, held against the trigger as the lab has it. */
export function widthSays(answer: BasinWidth, { number, from, to }: ScoreAxis): string {
  const { width, isAbove, isBelow, everySeed, notMonotone } = answer;
  const show = (value: number): string => shownAs(number.unit, value);
  const own = `the lab has ${show(number.value)}`;
  if (isBelow) return `It stays down even after ${pushWords(number, from)}, the least that was tried; ${own}.`;
  const sure = `${show(width.low)} to ${show(width.high)}, ${formatShare(width.confidence, 2)} sure`;
  const ratio = width.value / number.value;
  const much = ratio < 1 ? `${formatShare(ratio, 2)} of that` : `${formatNumber(ratio, 2)} times as much`;
  return [
    isAbove
      ? `It comes back even after ${pushWords(number, to)}, the most that was tried; ${own}.`
      : `It comes back after ${pushWords(number, width.value)} (${sure}); ${own}, so this is ${much}.`,
    everySeed === null
      ? `A seed falls even at ${show(from)}.`
      : everySeed < width.value
        ? `Every seed survives ${show(everySeed)}.`
        : '',
    notMonotone.length === 0 ? '' : 'Some seeds fell and survived more: beyond the first edge it is not simple.',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

interface Margin {
  readonly goal: string;
  /** Of the worst seed. */
  readonly margin: number;
  readonly typical: Interval;
}

export function marginSays({ goal, margin, typical }: Margin): string {
  const spread = `${formatShare(typical.low, 2)} to ${formatShare(typical.high, 2)} over the seeds`;
  if (margin >= 0) {
    return `The goal nearest to being missed is \`${goal}\`, met with ${formatShare(margin, 2)} of the way to perfect left on the worst seed (${spread}).`;
  }
  return `The goal missed by most is \`${goal}\`, short by ${formatShare(-margin, 2)} on the worst seed (${spread}).`;
}

function shownAs(unit: TriggerNumber['unit'], value: number): string {
  if (unit === 'duration') return formatTime(value, 2);
  return unit === 'rate' ? formatRate(value) : formatNumber(value);
}
