import { NO_GUARDS, type Run, type Scenario } from '@basin/engine';
import type { Job } from '@basin/experiments';
import { expect, test } from 'vitest';
import { onceOnly } from './once-only.ts';

const SCENARIO = { version: 1 } as unknown as Scenario;
const job = (over: Partial<Job> = {}): Job => ({ scenario: SCENARIO, guards: NO_GUARDS, seed: 1, ...over });

/** Remembers what it was asked for; a run is the job it was made of. */
function counting() {
  const made: Job[] = [];
  const known = new Map<string, Run>();
  const runner = onceOnly(async (jobs) => {
    made.push(...jobs);
    return jobs as unknown as Run[];
  }, known);
  return { made, ask: (jobs: readonly Job[]) => runner(jobs, () => {}, new AbortController().signal) };
}

test('a run that is known is not made again, and every job has its own', async () => {
  const { made, ask } = counting();
  const [one, other] = [job(), job({ seed: 2 })];

  await ask([one]);
  await expect(ask([other, one, other])).resolves.toEqual([other, one, other]);
  expect(made).toEqual([one, other]);
});

test('the same seed acted upon otherwise is another run', async () => {
  const { made, ask } = counting();
  const acted = job({ actions: [{ at: 0, shed: { share: 1 } } as never] });

  await expect(ask([job(), acted])).resolves.toEqual([job(), acted]);
  expect(made).toHaveLength(2);
});
