import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyDocuments } from './documents.fixture.ts';
import { endingOf, type Ending } from './checked.fixture.ts';

test('whatever two documents say, they end in a diagnostic or in a run that keeps the laws: a thousand of them', () => {
  const endings = new Map<Ending, number>();
  fc.assert(
    fc.property(anyDocuments, fc.nat({ max: 1_000 }), (documents, seed) => {
      const { ending, problems } = endingOf(documents, seed);

      endings.set(ending, (endings.get(ending) ?? 0) + 1);
      expect(problems).toEqual([]);
    }),
    // Always the same thousand, so that a failure is of this change; `pnpm fuzz` draws others.
    { numRuns: 1_000, seed: 20 },
  );

  // Decoration otherwise: the generator has to reach runs as well as every kind of refusal.
  expect(endings.get('at-time') ?? 0).toBeGreaterThan(100);
  expect(endings.get('refused by compile') ?? 0).toBeGreaterThan(20);
  expect(endings.get('refused by the schema') ?? 0).toBeGreaterThan(50);
});
