import { partOf, simulate, type Run } from '../../src/index.ts';
import { planOf, seriesOf, type WrittenScenario } from '../written.fixture.ts';

export interface WrittenCalls {
  readonly duration: string;
  readonly bucket?: string;
  readonly client: Record<string, unknown>;
  readonly triggers?: Record<string, unknown>;
}

/** A client before a server that serves everybody at once, in a millisecond: nothing but the client decides when calls begin. */
export function calling({ client, ...rest }: WrittenCalls): WrittenScenario {
  return {
    components: {
      users: { client: { goodWithin: '1s', ...client } },
      checkout: { server: { workers: 100_000, service: { constant: '1ms' } } },
    },
    arrows: { 'users -> checkout': {} },
    ...rest,
  };
}

/** Calls begun in each bucket. */
export function callsIn(written: WrittenCalls, seed = 1): number[] {
  return seriesOf(simulate(planOf(calling(written)), seed), 'users', 'offered');
}

/** The same, added up over the seeds 1 … `seeds`. */
export function callsOver(written: WrittenCalls, seeds: number): number[] {
  const plan = planOf(calling(written));
  const runs = Array.from({ length: seeds }, (_, index) => seriesOf(simulate(plan, index + 1), 'users', 'offered'));
  return runs[0]!.map((_, bucket) => runs.reduce((sum, run) => sum + run[bucket]!, 0));
}

export function latencyOf(run: Run) {
  return partOf(run, 'users').durations['latency']!;
}
