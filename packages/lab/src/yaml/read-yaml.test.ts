import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fuzzRuns } from '../../test/fuzz.fixture.ts';
import { HOSTILE } from '../../test/hostile.fixture.ts';
import { STORM_FILES } from '../../test/storm-lab.fixture.ts';
import { pointInto, told } from '../../test/written.fixture.ts';
import { readYaml } from './read-yaml.ts';

const read = (text: string) => readYaml(text, 'a.yaml');

test('a plain document becomes plain values', () => {
  expect(read('a: 1\nb: { c: [x, true, 2.5] }\nd:\n  e: "1s"\n').value).toEqual({
    a: 1,
    b: { c: ['x', true, 2.5] },
    d: { e: '1s' },
  });
});

test('nothing, or comments only, is null without a complaint', () => {
  for (const text of ['', '\n\n', '# only words\n', '---\n'])
    expect(read(text)).toMatchObject({ value: null, diagnostics: [] });
});

test('a setting is found in the text by its path, its name or its value', () => {
  const file = read('version: 1\ncalls:\n  users -> checkout: { timeout: { after: 1s } }\n');

  expect(file.spanOf(['calls', 'users -> checkout', 'timeout', 'after'], 'value')).toEqual({
    line: 3,
    column: 42,
    endLine: 3,
    endColumn: 44,
  });
  expect(file.spanOf(['calls', 'users -> checkout', 'timeout', 'after'], 'key')).toEqual({
    line: 3,
    column: 35,
    endLine: 3,
    endColumn: 40,
  });
});

test('a map is pointed at by its name, a missing setting by the name of what lacks it', () => {
  const file = read('version: 1\ncalls:\n  users -> checkout: { timeout: {} }\n');
  const timeout = { line: 3, column: 24, endLine: 3, endColumn: 31 };

  expect(file.spanOf(['calls', 'users -> checkout', 'timeout'], 'value')).toEqual(timeout);
  expect(file.spanOf(['calls', 'users -> checkout', 'timeout', 'after'], 'value')).toEqual(timeout);
});

test('windows line ends count as line ends', () => {
  expect(read('a: 1\r\nb: 2\r\n').spanOf(['b'], 'value')).toEqual({ line: 2, column: 4, endLine: 2, endColumn: 5 });
});

test('what the eye overlooks is explained', () => {
  expect(told(read('calls:\n\tx: 1').diagnostics)).toEqual([
    '2:1-2:2 The line is indented with a tab. | Indent with spaces, two per level.',
  ]);
  expect(told(read('a: 1\na: 2').diagnostics)).toEqual([
    '2:1-2:2 `a` is written twice. | Keep one of the two, with everything that belongs to it.',
  ]);
  expect(told(read('a: [1, 2').diagnostics)).toEqual([
    '1:9-1:9 A closing ] is missing. | Write the ] where what it closes ends.',
  ]);
  expect(told(read('a: "x').diagnostics)).toEqual([
    '1:6-1:6 A closing " is missing. | Write the " where what it closes ends.',
  ]);
  expect(told(read('x: a: b').diagnostics)[0]).toMatch(/^1:4-1:5 A second colon on this line/);
  expect(told(read('a: @x').diagnostics)).toEqual([
    '1:4-1:5 A value cannot begin with this character. | Put the value into quotes.',
  ]);
});

test('several mistakes are told at once, in the order they are read', () => {
  const lines = read('a: 1\na: 2\n__proto__: 3\nb: .inf\n').diagnostics.map(({ line }) => line);

  expect(lines).toEqual([2, 3, 4]);
});

test('names that every object inherits are refused', () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']) {
    expect(told(read(`a: { ${name}: 1 }`).diagnostics)[0]).toContain(`\`${name}\` cannot be used as a name.`);
  }
});

test('what the parser stumbles over next on the same line is not told', () => {
  expect(read('{ a: b }\n{ c: d }').diagnostics.map(({ line }) => line)).toEqual([2]);
});

test('an anchor, an alias, a tag, a directive and a second document are refused where they stand', () => {
  const lineOf = (text: string) => read(text).diagnostics.map(({ line, severity }) => [line, severity]);

  expect(lineOf('a: 1\nb: &x 2')).toEqual([[2, 'error']]);
  expect(lineOf('a: 1\nb: *x')).toEqual([[2, 'error']]);
  expect(lineOf('a: 1\nb: !!str x')).toEqual([[2, 'error']]);
  expect(lineOf('%YAML 1.1\n---\na: 1')).toEqual([[1, 'error']]);
  expect(lineOf('a: 1\n---\nb: 1')).toEqual([[2, 'error']]);
});

test('24 levels are read, one more is refused', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

  expect(read(nested(25)).diagnostics).toEqual([]);
  expect(read(nested(26)).diagnostics[0]?.says).toBe('This is nested more than 24 levels deep.');
});

test('64 kB are read, one character more is refused', () => {
  const text = `a: ${'x'.repeat(64 * 1024 - 3)}`;

  expect(read(text).diagnostics).toEqual([]);
  expect(read(`${text}x`).diagnostics[0]?.says).toBe('The file is longer than 64 kB.');
});

describe.each(Object.entries(HOSTILE))('hostile document: %s', (_, text) => {
  test('is read without an exception, into at most a hundred diagnostics that point into it', () => {
    const { value, diagnostics } = read(text);

    expect(diagnostics.length).toBeLessThanOrEqual(100);
    expect(pointInto(text, diagnostics)).toBe(true);
    if (value === undefined) expect(diagnostics.length).toBeGreaterThan(0);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

test('no text whatever makes the reader throw, and every diagnostic points into the text', () => {
  const yamlish = fc.string({
    unit: fc.constantFrom(...'ab1:-?,[]{}#&*!|>\'"%@`~. \n\t\r\0\ufeff€'.split('')),
    maxLength: 80,
  });
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), yamlish), (text) => {
      const { value, diagnostics } = read(text);

      expect(value !== undefined || diagnostics.length > 0).toBe(true);
      expect(pointInto(text, diagnostics)).toBe(true);
    }),
    { numRuns: fuzzRuns(1000) },
  );
});

test('no valid file can be broken so that the reader throws', () => {
  const valid = fc.constantFrom(
    STORM_FILES['scenario.yaml']!,
    STORM_FILES['lab.yaml']!,
    STORM_FILES['solutions/exemplar.guards.yaml']!,
  );
  const noise = fc.string({ unit: fc.constantFrom(...':-[]{}#&*!|>\'" \n\tx0'.split('')), maxLength: 4 });
  fc.assert(
    fc.property(valid, fc.nat(), fc.nat(20), noise, (text, at, cut, inserted) => {
      const from = at % text.length;
      const broken = text.slice(0, from) + inserted + text.slice(from + cut);

      expect(pointInto(broken, read(broken).diagnostics)).toBe(true);
    }),
    { numRuns: fuzzRuns(300) },
  );
});
