import { describe, expect, test } from 'vitest';
import { availability, betaFactorDomains, betaFactorFormula } from './availability.ts';

const asked = (beta: number, over: { probability?: number; samples?: number } = {}) => {
  const model = { replicas: 3, probability: over.probability ?? 1e-3, beta };
  const question = { replicas: 3, domains: betaFactorDomains(model), samples: over.samples ?? 60_000, seed: 1 };
  return { model, answer: availability(question) };
};

describe('three replicas that are down a thousandth of the time', () => {
  // Published: the beta-factor model at q = 10⁻³, n = 3.
  test.each([
    [0, 1e-9],
    [0.01, 1.0001e-5],
    [0.05, 5.0001e-5],
    [0.1, 1e-4],
  ])(
    'at β = %d all are down with probability %d: the formula, the sum and the samples say so',
    async (beta, published) => {
      const { model, answer } = asked(beta);
      const { exact, unavailable } = await answer;

      expect(Math.abs(betaFactorFormula(model) / published - 1)).toBeLessThan(0.01);
      expect(Math.abs(exact / published - 1)).toBeLessThan(0.01);
      expect(unavailable.low).toBeLessThanOrEqual(exact * (1 + 1e-9));
      expect(unavailable.high).toBeGreaterThanOrEqual(exact * (1 - 1e-9));
      if (beta > 0) expect((unavailable.high - unavailable.low) / exact).toBeLessThan(0.1);
    },
  );
});

test('common faults are worth far more than independent ones: four nines, not nine', async () => {
  const { exact } = await asked(0.1).answer;

  expect(-Math.log10(exact)).toBeCloseTo(4, 1);
});

test('two of three needed: one down is enough to be near the edge', async () => {
  const domains = [0.1, 0.2, 0.3].map((probability, index) => ({ name: `${index}`, probability, members: [index] }));
  const { exact, unavailable } = await availability({ replicas: 3, needed: 2, domains, samples: 100_000, seed: 2 });

  // Two or three down: .1·.2·.7 + .1·.8·.3 + .9·.2·.3 + .1·.2·.3.
  expect(exact).toBeCloseTo(0.098, 12);
  // Weights are at most 2³ × 0.7 × 0.8 × 0.9 … a standard error below 1 % of the value; five of them.
  expect(Math.abs(unavailable.value / exact - 1)).toBeLessThan(0.05);
});

test('what is certain, and what cannot be', async () => {
  const ask = (probability: number) =>
    availability({ replicas: 1, domains: [{ name: 'it', probability, members: [0] }], samples: 100, seed: 1 });

  expect(await ask(1)).toMatchObject({ exact: 1, unavailable: { value: 1, low: 1, high: 1 } });
  expect(await ask(0)).toMatchObject({ exact: 0, unavailable: { value: 0, low: 0, high: 0 } });
});

test('it stops when it is told to, with the reason', async () => {
  const controller = new AbortController();
  const reason = new Error('enough');
  const question = { replicas: 1, domains: [], samples: 10_000_000, seed: 1 };
  const asking = availability(question, { signal: controller.signal, onProgress: () => controller.abort(reason) });

  await expect(asking).rejects.toBe(reason);
});
