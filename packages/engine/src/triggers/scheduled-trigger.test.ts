import { expect, test } from 'vitest';
import { openKnobs } from '../../test/knobs.fixture.ts';
import { Kernel } from '../core/kernel.ts';
import { Rng } from '../core/rng.ts';
import type { World } from '../world.ts';
import { crash } from './crash/crash.ts';
import { ScheduledTrigger, type ScheduledTriggerSetting } from './scheduled-trigger.ts';

type Odds = Pick<ScheduledTriggerSetting, 'chance' | 'strikes'>;

/** In how many of the seeds so many of three parts were struck by any of the triggers. */
function struckCounts(triggers: Record<string, Odds>, seeds: number): number[] {
  const counts = [0, 0, 0, 0];
  for (let seed = 1; seed <= seeds; seed++) {
    const world = { kernel: new Kernel(), marks: [] as { part: string }[], rng: (name: string) => new Rng(seed, name) };
    for (const [name, odds] of Object.entries(triggers)) {
      for (const part of THREE) {
        const setting = {
          name,
          of: part,
          behaviour: crash as never,
          params: { of: part },
          atUs: 10,
          forUs: 1,
          sinceUs: 10,
          ...odds,
        };
        new ScheduledTrigger(world as unknown as World, setting, openKnobs().server);
      }
    }
    world.kernel.run(100, Infinity);
    counts[new Set(world.marks.map(({ part }) => part)).size]!++;
  }
  return counts;
}

/** Binomial: five standard errors. */
function expectShare(count: number, share: number, seeds: number): void {
  expect(Math.abs(count - seeds * share)).toBeLessThan(5 * Math.sqrt(seeds * share * (1 - share)));
}

test('`chance` strikes all or none, `strikes` each on its own', () => {
  const [none, one, two, all] = struckCounts({ weather: { chance: 0.3 } }, 500);
  expect([one, two, none! + all!]).toEqual([0, 0, 500]);
  expectShare(all!, 0.3, 500);

  const each = struckCounts({ weather: { strikes: 0.3 } }, 500);
  for (const [count, share] of [0.343, 0.441, 0.189, 0.027].entries()) expectShare(each[count]!, share, 500);

  const both = struckCounts({ weather: { chance: 0.5, strikes: 0.3 } }, 500);
  expectShare(both[0]!, 0.5 + 0.5 * 0.343, 500);
});

test('a common cause beside independent ones: the beta-factor model, P(all n) = βq + (1 − βq)((1 − β)q)ⁿ', () => {
  const [q, beta, seeds] = [0.2, 0.25, 4_000];
  const counts = struckCounts({ common: { chance: beta * q }, alone: { strikes: (1 - beta) * q } }, seeds);

  // Three that fail independently with the same q would all be down with 0.008.
  const expected = beta * q + (1 - beta * q) * ((1 - beta) * q) ** 3;
  expect(expected).toBeCloseTo(0.0532, 4);
  expectShare(counts[3]!, expected, seeds);
});

const THREE = ['checkout.1', 'checkout.2', 'checkout.3'];
