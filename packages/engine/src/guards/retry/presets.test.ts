import { expect, test } from 'vitest';
import type { Rng } from '../../core/rng.ts';
import { Rng as Dice } from '../../core/rng.ts';
import { Calls, NO_PARENT } from '../../traffic/calls.ts';
import { retryDefinition } from './definition.ts';
import { BackoffRetry } from './retry.ts';

const CALLS = new Calls();
const CALL = CALLS.open(0, NO_PARENT, 0);

function policyOf(preset: string, dice: Pick<Rng, 'uint32'>, over: Record<string, unknown> = {}) {
  const { params } = retryDefinition.presets.find(({ name }) => name === preset)!;
  const policy = new BackoffRetry(retryDefinition.params.parse({ ...params, ...over }), CALLS, dice as Rng);
  return (retry: number) => {
    CALLS.attemptCount[CALL] = retry;
    return policy.delayUs(CALL);
  };
}

const LOWEST = { uint32: () => 0 };
const HIGHEST = { uint32: () => 0xffffffff };

test('as published, gRPC: from 100 ms, doubled up to 1 s, a fifth less to a fifth more', () => {
  const range = (retry: number) =>
    [LOWEST, HIGHEST].map((dice) => policyOf('gRPC example', dice, { maxAttempts: 6 })(retry));

  expect([1, 2, 3, 4, 5].map(range)).toEqual([
    [80_000, 120_000],
    [160_000, 240_000],
    [320_000, 480_000],
    [640_000, 960_000],
    [800_000, 1_200_000],
  ]);
});

test('as published, AWS: the first retry comes after 0.5 s on average, in the version of 2026 after 25 ms', () => {
  const meanSeconds = (preset: string) => {
    const delayUs = policyOf(preset, new Dice(1, preset));
    let sum = 0;
    for (let i = 0; i < 40_000; i++) sum += delayUs(1);
    return sum / 40_000 / 1e6;
  };

  // A uniform number's mean has a standard error of 1/√(12 × 40 000) of its range: 0.3 % of the mean; five are 1.5 %.
  expect(Math.abs(meanSeconds('AWS standard') / 0.5 - 1)).toBeLessThan(0.015);
  expect(Math.abs(meanSeconds('AWS 2026') / 0.025 - 1)).toBeLessThan(0.015);
});

test('as published, AWS: rand × min(2^i, 20 s)', () => {
  const highest = policyOf('AWS standard', HIGHEST, { maxAttempts: 100 });

  expect([1, 2, 3, 4, 5, 6, 7].map((retry) => Math.round(highest(retry) / 1e6))).toEqual([1, 2, 4, 8, 16, 20, 20]);
});

test('as published, Polly: three retries, 2 s apart', () => {
  expect([1, 2, 3, 4].map(policyOf('Polly', LOWEST))).toEqual([2_000_000, 2_000_000, 2_000_000, -1]);
});
