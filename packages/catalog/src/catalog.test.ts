import { expect, test } from 'vitest';
import { loadCatalog, type FileTree } from './catalog.ts';

const COURSE = `version: 1
parts:
  - { slug: one, title: One, tier: junior, summary: First., items: [{ lesson: storms }] }
`;
const GLOSSARY = `version: 1
terms:
  goodput: { term: goodput, meaning: Calls that end well. }
`;
const LESSON = `---
title: Storms
summary: What they are.
minutes: 12
tier: senior
scenario: small
---

<Term id="goodput">goodput</Term> in <Run scenario="small" />, see [terms](/glossary#goodput).
`;
const SCENARIO = `version: 1
duration: 10s
components:
  users: { client: { arrivals: { poisson: 5/s }, goodWithin: 1s } }
  shop: { server: { workers: 1, service: { exponential: 100ms } } }
arrows:
  users -> shop: {}
`;
const ABOUT = `---
title: A small system
summary: One of each.
sources: [{ title: Ours }]
variants: [{ file: bounded, title: Bounded, says: It has a bound. }]
---
`;
const FILES: FileTree = {
  'content/course.yaml': COURSE,
  'content/glossary.yaml': GLOSSARY,
  'content/lessons/storms/lesson.mdx': LESSON,
  'content/scenarios/small/scenario.yaml': SCENARIO,
  'content/scenarios/small/about.mdx': ABOUT,
  'content/scenarios/small/bounded.guards.yaml': 'version: 1\nservers:\n  shop: { queueLimit: { capacity: 3 } }\n',
};

test('a sound course is read whole and without a diagnostic', () => {
  const { catalog, diagnostics } = loadCatalog(FILES);

  expect(diagnostics).toEqual([]);
  expect(catalog.parts[0]?.items[0]).toMatchObject({ kind: 'lesson', slug: 'storms' });
  expect(catalog.scenarios['small']?.variants.map((variant) => variant.name)).toEqual(['as-published', 'bounded']);
});

test.each([
  ['an unknown term', LESSON.replace('id="goodput"', 'id="godput"'), 'godput'],
  ['an unknown scenario in a block', LESSON.replace('<Run scenario="small"', '<Run scenario="smal"'), 'smal'],
  ['an unknown scenario in front matter', LESSON.replace('scenario: small', 'scenario: tiny'), 'tiny'],
  ['a link to nowhere', LESSON.replace('/glossary#goodput', '/labs/none'), '/labs/none'],
])('%s is one diagnostic in the file that holds it', (_, lesson, name) => {
  const { diagnostics } = loadCatalog({ ...FILES, 'content/lessons/storms/lesson.mdx': lesson });

  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]).toMatchObject({ file: 'content/lessons/storms/lesson.mdx', severity: 'error' });
  expect(diagnostics[0]?.says).toContain(name);
});

test('a variant whose guards do not fit the scenario is reported in its own file', () => {
  const file = 'content/scenarios/small/bounded.guards.yaml';
  const { diagnostics } = loadCatalog({
    ...FILES,
    [file]: 'version: 1\nservers:\n  shp: { queueLimit: { capacity: 3 } }\n',
  });

  expect(diagnostics[0]).toMatchObject({ file, line: 3 });
});

test('a variant without a file is reported where it is listed', () => {
  const { 'content/scenarios/small/bounded.guards.yaml': _, ...rest } = FILES;

  expect(loadCatalog(rest).diagnostics[0]).toMatchObject({ file: 'content/scenarios/small/about.mdx', line: 5 });
});

test('an empty tree is an empty course', () => {
  expect(loadCatalog({}).catalog.parts).toEqual([]);
});
