/** A vertical axis: from zero to `top`, with a line at each of `ticks`. */
export interface Scale {
  readonly top: number;
  readonly ticks: readonly number[];
}

/** Round numbers from zero to `highest` or just above, in at most `most` steps. */
export function scaleTo(highest: number, most: number): Scale {
  const step = roundStep(highest / most);
  const count = Math.max(1, Math.ceil(highest / step - ROUNDING));
  return { top: count * step, ticks: multiples(step, count) };
}

/** Seconds at which the time axis is marked: 0, 60, 120 rather than 0, 50, 100; at most `most` stretches. */
export function timeTicksUs(durationUs: number, most: number): number[] {
  const atLeast = durationUs / 1e6 / most;
  const step = TIME_STEPS.find((each) => each >= atLeast - ROUNDING) ?? roundStep(atLeast);
  const count = Math.floor(durationUs / 1e6 / step + ROUNDING);
  return multiples(step, count).map((seconds) => Math.round(seconds * 1e6));
}

/** The lowest of 1, 2, 2.5, 5 times a power of ten that is not below `atLeast`. */
export function roundStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  const factor = [1, 2, 2.5, 5, 10].find((each) => each * power >= atLeast * (1 - ROUNDING)) ?? 10;
  return factor * power;
}

export function multiples(step: number, count: number): number[] {
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}

const TIME_STEPS = [
  0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 28800, 43200,
];
/** Far below one step, far above the error of a division. */
const ROUNDING = 1e-9;
