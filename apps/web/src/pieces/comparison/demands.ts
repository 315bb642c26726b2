import type { Demand } from '@basin/experiments';

/** What an author demands of a run: a measure of experiments, over seconds of simulated time. */
export interface WrittenDemand {
  readonly says: string;
  readonly measure: string;
  readonly from: number;
  readonly to: number;
  readonly atLeast?: number;
  readonly atMost?: number;
}

export function demandOf({ from, to, ...demand }: WrittenDemand): Demand {
  return { ...demand, window: { fromUs: from * 1e6, toUs: to * 1e6 } };
}

/** What seeds are counted for, in the words of the pictures. */
export function countedFor(demands: readonly Demand[] = []): string {
  // What has no bounds is measured beside the others, and demands nothing.
  const bounded = demands.filter(({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined).length;
  if (bounded === 0) return demands.length === 0 ? 'come back' : 'run to their end';
  return bounded === 1 ? 'meet the demand' : `meet all ${bounded} demands`;
}

/** What is demanded, each with its bounds: `goodput ÷ offered load, 100–130 s: at least 0.98`. */
export function demandsText(demands: readonly Demand[]): string {
  const each = demands.flatMap(({ says, atLeast, atMost }) => {
    const bounds = [
      ...(atLeast === undefined ? [] : [`at least ${atLeast}`]),
      ...(atMost === undefined ? [] : [`at most ${atMost}`]),
    ];
    return bounds.length === 0 ? [] : [`${says}: ${bounds.join(', ')}`];
  });
  return `Demanded of each run: ${each.join(' · ')}.`;
}

/** Seeds 1 to so many. */
export function seedsTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}
