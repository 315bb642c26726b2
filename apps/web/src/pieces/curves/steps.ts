/** From one value to another in equal steps, without the last bits that sums of fractions carry. */
export function stepsOf({
  from,
  to,
  step,
}: {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}): number[] {
  const count = Math.floor((to - from) / step + ROUNDING) + 1;
  return Array.from({ length: count }, (_, index) => Number((from + index * step).toPrecision(12)));
}

const ROUNDING = 1e-9;
