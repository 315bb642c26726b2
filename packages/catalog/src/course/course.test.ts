import { expect, test } from 'vitest';
import { parseCourse } from './course.ts';

const known = { lessons: new Set(['queues', 'storms']), labs: new Set(['retry-storm']) };

test('items keep the order of the file and say what they are', () => {
  const { parts, diagnostics } = course(
    '{ lesson: queues }, { lesson: storms, needs: [queues] }, { lab: retry-storm }',
  );

  expect(diagnostics).toEqual([]);
  expect(parts[0]?.items).toEqual([
    { kind: 'lesson', slug: 'queues', needs: [] },
    { kind: 'lesson', slug: 'storms', needs: ['queues'] },
    { kind: 'lab', slug: 'retry-storm', needs: [] },
  ]);
});

test('a lesson that does not exist is reported where it is named', () => {
  const { diagnostics } = course('{ lesson: herds }');

  expect(diagnostics).toMatchObject([
    { file: 'content/course.yaml', line: 7, says: 'There is no lesson `herds`.', severity: 'error' },
  ]);
});

test('lessons that need each other in a circle are reported with the circle', () => {
  const { diagnostics } = course('{ lesson: queues, needs: [storms] }, { lesson: storms, needs: [queues] }');

  expect(diagnostics.map((diagnostic) => diagnostic.says)).toEqual([
    'Lessons need each other in a circle: queues → storms → queues.',
  ]);
});

test('an item that stands in the course twice is reported', () => {
  expect(course('{ lab: retry-storm }, { lab: retry-storm }').diagnostics).toHaveLength(1);
});

test('a misspelt key is reported with its place', () => {
  const { diagnostics } = parseCourse('content/course.yaml', 'version: 1\npart: []\n', known);

  expect(diagnostics.length).toBeGreaterThan(0);
  expect(diagnostics[0]).toMatchObject({ file: 'content/course.yaml' });
});

test('text that is not YAML is a diagnostic, not an exception', () => {
  const { diagnostics } = parseCourse('content/course.yaml', 'version: [1\n', known);

  expect(diagnostics[0]?.says).toMatch(/^This is not YAML/);
});

function course(items: string): ReturnType<typeof parseCourse> {
  const text = `version: 1
parts:
  - slug: senior
    title: Senior
    tier: senior
    summary: A summary.
    items: [${items}]
`;
  return parseCourse('content/course.yaml', text, known);
}
