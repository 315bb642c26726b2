import { multiples, roundStep, scaleTo } from '../chart/scale.ts';

/** From the left or lower end to the other, with a mark at each of `ticks`. */
export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  readonly isLog: boolean;
}

/** From zero to a round number that holds all values; infinite ones are left out, for they have no place. */
export function axisFromZero(values: readonly number[], most = MOST_TICKS): Axis {
  const highest = Math.max(0, ...values.filter(Number.isFinite));
  const { top, ticks } = scaleTo(highest > 0 ? highest : 1, most);
  return { from: 0, to: top, ticks, isLog: false };
}

/** Exactly from one value to another, with marks at the round numbers between. */
export function axisOver(from: number, to: number, most = MOST_TICKS): Axis {
  if (!(to > from)) return { from: from - 0.5, to: from + 0.5, ticks: [from], isLog: false };
  const step = roundStep((to - from) / most);
  const first = Math.ceil(from / step - ROUNDING);
  const count = Math.floor(to / step + ROUNDING) - first;
  const ticks = multiples(step, count).map((each) => Number((each + first * step).toPrecision(12)));
  return { from, to, ticks, isLog: false };
}

/** Whole decades around values above zero. */
export function logAxis(values: readonly number[]): Axis {
  const known = values.filter((value) => value > 0 && Number.isFinite(value));
  const low = known.length === 0 ? 0 : Math.floor(Math.log10(Math.min(...known)) + ROUNDING);
  const high = Math.max(low + 1, known.length === 0 ? 1 : Math.ceil(Math.log10(Math.max(...known)) - ROUNDING));
  const decades = Array.from({ length: high - low + 1 }, (_, index) => low + index);
  // Of many decades only every so many are marked.
  const every = Math.ceil(decades.length / MOST_DECADES);
  const ticks = decades.filter((_, index) => index % every === 0).map((power) => Number(`1e${power}`));
  return { from: Number(`1e${low}`), to: Number(`1e${high}`), ticks, isLog: true };
}

/** How far along the axis a value stands, from 0 to 1; what lies beyond an end stands at it. */
export function shareOn({ from, to, isLog }: Axis, value: number): number {
  // Zero and less lie below every decade.
  const share = isLog ? Math.log(Math.max(value, from) / from) / Math.log(to / from) : (value - from) / (to - from);
  return Math.min(1, Math.max(0, share));
}

/** A share of the picture's width. */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(3))}%`;
}

/** To a tenth: nobody sees more, and every page is shorter. */
export function pixels(length: number): number {
  return Number(length.toFixed(1));
}

const MOST_TICKS = 5;
const MOST_DECADES = 6;
const ROUNDING = 1e-9;
