import type { PartRecord, Run } from '../run.ts';

export interface Amplification {
  readonly arrow: string;
  /** Attempts per call on this arrow: what its own retries and hedges make of each call. */
  readonly own: number;
  /** Attempts on this arrow for each that there would be if nobody above it or on it had tried anything twice. */
  readonly path: number;
}

/**
 * How retries multiply along a path, after the warm-up: three tiers of three attempts each make 27 of one call at the
 * bottom (Google SRE, Addressing Cascading Failures, ch. 22). NaN where nothing was sent.
 *
 * Where several arrows lead to a caller, its calls come from all of them in the proportion of their attempts: of N
 * attempts with amplification A, N / A would be there without retries.
 */
export function amplification(run: Run): Amplification[] {
  const arrows = run.parts.filter((part) => part.kind === 'arrow');
  const paths = new Map<string, number>();
  const pathOf = (arrow: PartRecord): number => {
    const known = paths.get(arrow.name);
    if (known !== undefined) return known;
    const path = ownOf(arrow) * above(arrow);
    paths.set(arrow.name, path);
    return path;
  };
  const above = (arrow: PartRecord): number => {
    const caller = arrow.name.split(' -> ')[0]!;
    const into = arrows.filter((each) => each.name.endsWith(` -> ${caller}`) && attemptsOf(each) > 0);
    if (into.length === 0) return 1;
    const [sent, meant] = [into.map(attemptsOf), into.map((each) => attemptsOf(each) / pathOf(each))];
    return sum(sent) / sum(meant);
  };
  return arrows.map((arrow) => ({ arrow: arrow.name, own: ownOf(arrow), path: pathOf(arrow) }));
}

function ownOf({ totals }: PartRecord): number {
  return totals['attempts']! / totals['calls']!;
}

function attemptsOf({ totals }: PartRecord): number {
  return totals['attempts']!;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
