import { expect, test } from 'vitest';
import { parseGlossary } from './glossary.ts';

test('a term carries its id, its words and its hue', () => {
  const { glossary, diagnostics } = parse(
    '  goodput: { term: goodput, meaning: Calls that end well., means: goodput }',
  );

  expect(diagnostics).toEqual([]);
  expect(glossary['goodput']).toEqual({
    id: 'goodput',
    term: 'goodput',
    meaning: 'Calls that end well.',
    means: 'goodput',
    seeAlso: [],
  });
});

test('a term that points nowhere is reported', () => {
  const { diagnostics } = parse('  goodput: { term: goodput, meaning: Words., seeAlso: [load] }');

  expect(diagnostics).toMatchObject([{ line: 3, says: '`goodput` points to `load`, which is not in the glossary.' }]);
});

function parse(terms: string): ReturnType<typeof parseGlossary> {
  return parseGlossary('content/glossary.yaml', `version: 1\nterms:\n${terms}\n`);
}
