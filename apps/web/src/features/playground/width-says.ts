import type { BasinWidth } from '@basin/experiments';

/** The answer in a sentence or two. */
export function widthSays(
  { everySeed, isAbove, isBelow, notMonotone, width }: BasinWidth,
  show: (value: number) => string,
): string {
  if (isBelow) return 'It falls even at the smallest value of this range.';
  const sure = `${show(width.low)} to ${show(width.high)}, ${Math.round(width.confidence * 100)} % sure`;
  return [
    isAbove
      ? `It survives ${show(width.value)}, the end of this range: the edge lies beyond.`
      : `It survives up to ${show(width.value)} (${sure}).`,
    everySeed === null ? 'Not every seed survives the smallest value.' : `Every seed survives ${show(everySeed)}.`,
    ...(notMonotone.length === 0
      ? []
      : [`Some seeds fell and survived more: beyond the first edge this system is not simple.`]),
  ].join(' ');
}
