import { NO_GUARDS } from '@basin/engine';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fuzzRuns } from '../../test/fuzz.fixture.ts';
import { HOSTILE } from '../../test/hostile.fixture.ts';
import { STORM_FILES } from '../../test/storm-lab.fixture.ts';
import { pointInto, stormLab, told } from '../../test/written.fixture.ts';
import { parseGuards } from './parse-guards.ts';

const LAB = stormLab();
const at = (place: string) => `version: 1\ncalls:\n  users -> checkout: ${place}\n`;
const problems = (text: string) => told(parseGuards(text, LAB).diagnostics);

test('settings come out in the units of the engine', () => {
  const { guards, diagnostics } = parseGuards(STORM_FILES['solutions/exemplar.guards.yaml']!, LAB);

  expect(diagnostics).toEqual([]);
  expect(guards).toEqual({
    calls: {
      'users -> checkout': {
        timeout: { after: 600_000 },
        retry: { maxAttempts: 3, baseDelay: 0, multiplier: 2, maxDelay: 10_000_000, jitter: 'none' },
        retryBudget: { ratio: 0.1, burst: 20, fundedBy: 'firstAttempts', minPerSecond: 0 },
      },
    },
    servers: { checkout: { queueLimit: { capacity: 60 } } },
  });
});

test('a file that sets nothing is valid, however it says so', () => {
  for (const text of [
    '',
    '# to do\n',
    'version: 1\n',
    'version: 1\ncalls:\nservers:\n',
    'version: 1\ncalls: {}\n',
    at(''),
  ]) {
    expect(parseGuards(text, LAB)).toEqual({ guards: NO_GUARDS, scenario: LAB.scenario, diagnostics: [] });
  }
});

test('`off` takes a guard of the scenario away', () => {
  expect(parseGuards(at('{ retry: off }'), LAB).guards?.calls).toEqual({ 'users -> checkout': { retry: 'off' } });
});

test('a file without its version, or of another one, is told how to begin', () => {
  expect(problems('calls: {}')).toEqual(['1:1-1:1 `version` is missing. | Write `version: 1` in the first line.']);
  expect(problems('version: 2')).toEqual([
    '1:10-1:11 This version of the format is not known. | Write `version: 1` in the first line.',
  ]);
});

test('an unknown place is answered with the places of this lab', () => {
  expect(problems('version: 1\ncalls:\n  users->checkout: { retry: off }\n')).toEqual([
    '3:3-3:18 `users->checkout` is not a place of this lab under `calls`. | Did you mean `users -> checkout`? Allowed here is `users -> checkout`.',
  ]);
  expect(problems('version: 1\nservers: { payment: {} }\n')).toEqual([
    '2:12-2:19 `payment` is not a place of this lab under `servers`. | Allowed here is `checkout`.',
  ]);
});

test('a guard that the lab does not allow is answered with those it does', () => {
  const { allowed, scenario } = LAB;
  const lab = { scenario, allowed: { ...allowed, calls: { 'users -> checkout': ['retry', 'timeout'] } } };

  expect(told(parseGuards(at('{ retryBudget: { ratio: 0.1 } }'), lab).diagnostics)).toEqual([
    '3:24-3:35 `retryBudget` may not be set at `users -> checkout` in this lab. | Use `retry` or `timeout`.',
  ]);
});

test('a guard on the wrong side is sent to where it belongs', () => {
  expect(problems(at('{ queueLimit: { capacity: 5 } }'))).toEqual([
    '3:24-3:34 `queueLimit` does not act here. | It belongs under `servers`, at a server.',
  ]);
  expect(problems('version: 1\nservers:\n  checkout: { retry: off }\n')).toEqual([
    '3:15-3:20 `retry` does not act here. | It belongs under `calls`, at an arrow.',
  ]);
});

test('a misspelt guard or parameter is answered with what was meant', () => {
  expect(problems(at('{ timeot: { after: 1s } }'))[0]).toMatch(
    /^3:24-3:30 `timeot` is not known.*\| Did you mean `timeout`\?/,
  );
  expect(problems(at('{ retry: { maxAttempts: 2, basedelay: 1s } }'))[0]).toMatch(
    /^3:49-3:58 .*\| Did you mean `baseDelay`\?/,
  );
});

test('a wrong value is answered with what may be written, and what it means', () => {
  expect(problems(at('{ timeout: { after: 250 } }'))).toEqual([
    '3:42-3:45 `after` has no unit. | Write a duration such as 250ms or 2s. How long one attempt may stay unanswered.',
  ]);
  expect(problems(at('{ retry: { maxAttempts: 0 } }'))).toEqual([
    '3:46-3:47 `maxAttempts` cannot be `0`. | Write a whole number from 1 to 100. Attempts in all, the first one included.',
  ]);
  expect(problems(at('{ retry: { maxAttempts: 3, jitter: some } }'))[0]).toContain(
    'Write `none`, `full`, `equal`, `decorrelated` or `proportional`.',
  );
  expect(problems(at('{ timeout: 5s }'))[0]).toMatch(
    /^3:33-3:35 `timeout` cannot be `5s`. \| Write `\{ after: … \}` or `off`\./,
  );
  expect(problems(at('{ timeout: }'))[0]).toMatch(/^3:24-3:31 `timeout` cannot be empty/);
});

test('a missing parameter is told at the guard that lacks it', () => {
  expect(problems(at('{ timeout: {} }'))[0]).toMatch(/^3:24-3:31 `after` is missing in `timeout`. \| Add `after: …`\./);
});

test('a missing space after a colon is recognised', () => {
  expect(problems(at('{ retry: { maxAttempts:3 } }'))).toContain(
    '3:33-3:46 A space is missing after the colon in `maxAttempts:3`. | Write `maxAttempts: 3`.',
  );
});

test('all problems are told at once, in the order they are read', () => {
  const text = `version: 3
calls:
  users -> checkout: { timeout: { after: soon }, retry: { maxAttempts: 3, jitter: x }, breaker: {} }
  elsewhere: {}
servers: { checkout: { queueLimit: { capacity: 0.5 } } }
more: 1
`;

  expect(parseGuards(text, LAB).diagnostics.map(({ line, column }) => `${line}:${column}`)).toEqual([
    '1:10',
    '3:42',
    '3:83',
    '3:88',
    '4:3',
    '5:48',
    '6:1',
  ]);
});

test('diagnostics carry the name of the file', () => {
  expect(parseGuards('version: 2', LAB, 'solutions/x.guards.yaml').diagnostics[0]?.file).toBe(
    'solutions/x.guards.yaml',
  );
});

describe.each(Object.entries(HOSTILE))('hostile guards: %s', (_, text) => {
  test('give diagnostics with a place, and no guards', () => {
    const { guards, diagnostics } = parseGuards(text, LAB);

    expect(guards).toBeUndefined();
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(diagnostics.every(({ says, instead }) => says.length > 3 && says.length < 400 && instead.length > 3)).toBe(
      true,
    );
    expect(pointInto(text, diagnostics)).toBe(true);
  });
});

test('whatever is put where a setting belongs, there are guards or diagnostics, and never both', () => {
  const inFlow = (value: unknown) => JSON.stringify(value) ?? 'null';
  fc.assert(
    fc.property(
      fc.constantFrom('timeout', 'retry', 'retryBudget', 'x'),
      fc.jsonValue({ maxDepth: 3 }),
      (guard, value) => {
        const text = at(`{ ${guard}: ${inFlow(value)} }`);
        const { guards, diagnostics } = parseGuards(text, LAB);

        expect((guards === undefined) === diagnostics.length > 0).toBe(true);
        expect(pointInto(text, diagnostics)).toBe(true);
      },
    ),
    { numRuns: fuzzRuns(500) },
  );
});

test('no mutation of a valid file makes the parser throw', () => {
  const text = STORM_FILES['solutions/exemplar.guards.yaml']!;
  const noise = fc.string({ unit: fc.constantFrom(...':-[]{}#&*!|>\'" \n\tx0s'.split('')), maxLength: 4 });
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.nat(20), noise, (from, cut, inserted) => {
      const { guards, diagnostics } = parseGuards(text.slice(0, from) + inserted + text.slice(from + cut), LAB);

      expect((guards === undefined) === diagnostics.length > 0).toBe(true);
    }),
    { numRuns: fuzzRuns(500) },
  );
});
