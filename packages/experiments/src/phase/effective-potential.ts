import { binOf, middleOf, Steps, type Bins } from './grid.ts';
import type { PhaseField } from './phase-field.ts';

export interface EffectivePotential {
  readonly along: string;
  /** From 0 up, all of one width. */
  readonly bins: readonly PotentialBin[];
  readonly wells: readonly number[];
  readonly barriers: readonly number[];
}

export interface PotentialBin {
  readonly at: number;
  readonly count: number;
  /** Change per second, and its standard error; null where too little was seen. */
  readonly drift: number | null;
  readonly driftError: number | null;
  /**
   * Minus the integral of the drift from the left end of this measured stretch: the landscape in which the state rolls.
   * Null where nothing was measured; behind such a gap it begins anew at 0, for nobody saw how high it lies.
   */
  readonly potential: number | null;
}

/**
 * The landscape along one measure, from the drift that was measured: U(x) = −∫ f dx.
 *
 * It holds what the drift in one measure can say. The state has more sides than one, so this is a projection: good for
 * seeing two wells and the hill between them, no law of motion.
 */
export function effectivePotential(
  field: PhaseField,
  along: 'x' | 'y',
  { count = 48, atLeast = 5 }: { readonly count?: number; readonly atLeast?: number } = {},
): EffectivePotential {
  const bins: Bins = { count, top: (along === 'x' ? field.binsX : field.binsY).top };
  const steps = Array.from({ length: count }, () => new Steps());
  for (const trajectory of field.trajectories) {
    const values = trajectory[along];
    for (const [index, value] of values.entries()) {
      const next = values[index + 1];
      if (next !== undefined) steps[binOf(bins, value)]?.add(next - value);
    }
  }
  const measured = potentialOf(steps, { bins, atLeast, perSecond: 1e6 / field.bucketUs });
  return { along: field[along], bins: measured, ...turningPoints(measured) };
}

function potentialOf(
  steps: readonly Steps[],
  { bins, atLeast, perSecond }: { readonly bins: Bins; readonly atLeast: number; readonly perSecond: number },
): PotentialBin[] {
  const width = bins.top / bins.count;
  let potential: number | null = null;
  let before = 0;
  return steps.map((step, index) => {
    const at = middleOf(bins, index);
    if (step.count < atLeast) {
      potential = null;
      return { at, count: step.count, drift: null, driftError: null, potential };
    }
    const drift = step.mean * perSecond;
    // From middle to middle, by the trapezoid.
    potential = potential === null ? 0 : potential - ((before + drift) / 2) * width;
    before = drift;
    return { at, count: step.count, drift, driftError: step.error * perSecond, potential };
  });
}

/**
 * Where the drift changes its sign, from right to left a well and from left to right a barrier, counted only where both
 * sides of the change are clear of their errors. The ends are walls: a drift towards one makes a well there, as long as
 * everything up to the wall was measured.
 */
function turningPoints(bins: readonly PotentialBin[]): { wells: number[]; barriers: number[] } {
  const wells: number[] = [];
  const barriers: number[] = [];
  const end = bins.at(-1)?.at ?? 0;
  let isBehindWall = true;
  let last: { readonly sign: number; readonly at: number } | undefined;
  for (const { at, drift, driftError } of bins) {
    if (drift === null || driftError === null) {
      isBehindWall = false;
      last = undefined;
      continue;
    }
    if (Math.abs(drift) < CLEAR * driftError || drift === 0) continue;
    const sign = Math.sign(drift);
    if (last === undefined && isBehindWall && sign < 0) wells.push(bins[0]?.at ?? 0);
    if (last !== undefined && last.sign !== sign) (last.sign > 0 ? wells : barriers).push((last.at + at) / 2);
    last = { sign, at };
  }
  if (last !== undefined && last.sign > 0) wells.push(end);
  return { wells, barriers };
}

/** Standard errors. */
const CLEAR = 2;
