import { expect, test } from 'vitest';
import { Digest } from './digest.ts';

type Fact = [who: number, what: number, whenUs: number];

function digestOf(facts: readonly Fact[]): string {
  const digest = new Digest();
  for (const fact of facts) digest.fold(...fact);
  return digest.toString();
}

const FACTS: Fact[] = [
  [0, 4, 1_000],
  [1, 4, 2_000],
  [2, 5, 2_000],
];

test('the same facts in the same order give the same 16 hex digits, in every engine', () => {
  expect(digestOf(FACTS)).toBe(digestOf(FACTS));
  expect(digestOf(FACTS)).toMatch(/^[0-9a-f]{16}$/);
  expect([digestOf([]), digestOf(FACTS)]).toMatchInlineSnapshot(`
    [
      "6a09e667bb67ae85",
      "90b09a6b75de289d",
    ]
  `);
});

test('who, what, when and the order all matter', () => {
  const others: Fact[][] = [
    [[3, 4, 1_000], ...FACTS.slice(1)],
    [[0, 5, 1_000], ...FACTS.slice(1)],
    [[0, 4, 1_001], ...FACTS.slice(1)],
    [FACTS[1]!, FACTS[0]!, FACTS[2]!],
    [FACTS[0]!, FACTS[2]!, FACTS[1]!],
    FACTS.slice(1),
    FACTS.slice(0, 2),
    [...FACTS, [0, 0, 0]],
  ];

  expect(new Set([FACTS, ...others].map(digestOf)).size).toBe(others.length + 1);
});

test('times beyond 2³² µs (71 minutes) differ though their lower halves agree', () => {
  const times = [5, 2 ** 32 + 5, 2 ** 33 + 5, 3 * 2 ** 32 + 5, 20 * 2 ** 32 + 5];

  expect(new Set(times.map((whenUs) => digestOf([[1, 4, whenUs]]))).size).toBe(times.length);
});

test('looking does not change it', () => {
  const digest = new Digest();
  digest.fold(1, 2, 3);
  digest.toString();
  digest.fold(4, 5, 6);

  expect(digest.toString()).toBe(
    digestOf([
      [1, 2, 3],
      [4, 5, 6],
    ]),
  );
});

test('twenty thousand runs that differ in their first fact have as many digests, and as many halves of digests', () => {
  const digests = Array.from({ length: 20_000 }, (_, i) =>
    digestOf([[i % 100, 4, Math.floor(i / 100)], ...FACTS, ...FACTS, ...FACTS]),
  );

  expect(new Set(digests).size).toBe(20_000);
  // Of 20 000 random halves of 32 bits, 0.05 pairs agree by chance.
  expect(new Set(digests.map((digest) => digest.slice(0, 8))).size).toBeGreaterThan(19_995);
  expect(new Set(digests.map((digest) => digest.slice(8))).size).toBeGreaterThan(19_995);
});
