import { systemSeries } from '@basin/engine';
import type { Spark } from '@/pieces/drafts/index.ts';
import type { Graded } from './bench-result.ts';

/** The runs of a verdict in small: enough to see where goodput went, little enough for a device to keep fifty of them. */
export function sparksOf({ runs, bySeed }: Pick<Graded, 'runs' | 'bySeed'>): Spark[] {
  return runs.map((run) => {
    const { offered, good } = systemSeries(run);
    const steps = Math.min(STEPS, offered.length);
    return {
      seed: run.seed,
      isMet: bySeed.find(({ seed }) => seed === run.seed)?.isMet ?? false,
      good: Array.from({ length: steps }, (_, step) => {
        const [from, to] = [step, step + 1].map((at) => Math.floor((at * offered.length) / steps));
        const [asked, served] = [offered, good].map((series) =>
          series.subarray(from, to).reduce((sum, each) => sum + each, 0),
        ) as [number, number];
        // Nothing asked, nothing missed.
        return asked === 0 ? 100 : Math.min(100, Math.round((100 * served) / asked));
      }),
    };
  });
}

/** What the little picture shows, for whoever does not see it. */
export function sparkSays({ seed, isMet, good }: Spark): string {
  const least = Math.min(...good);
  return `Seed ${seed}, ${isMet ? 'holds' : 'does not hold'}: goodput is at least ${least} % of offered load, ${good.at(-1) ?? 0} % at the end.`;
}

const STEPS = 60;
