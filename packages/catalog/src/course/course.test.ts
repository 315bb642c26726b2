import fc from 'fast-check';
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

/** For each lesson but the first, which of those before it it needs. */
const needsOfEarlier = fc
  .integer({ min: 2, max: 12 })
  .chain((count) =>
    fc.tuple(...Array.from({ length: count }, (_, index) => fc.subarray(Array.from({ length: index }, (__, i) => i)))),
  );

test('lessons that need only earlier ones are no circle, however many they need', () => {
  fc.assert(
    fc.property(needsOfEarlier, (needs) => {
      expect(diagnosticsOf(needs)).toEqual([]);
    }),
  );
});

test('one need that points back along a chain closes a circle', () => {
  fc.assert(
    fc.property(needsOfEarlier, (needs) => {
      const chained = needs.map((each, index) =>
        index === 0 ? [needs.length - 1] : [...new Set([...each, index - 1])],
      );

      expect(diagnosticsOf(chained).join()).toMatch(/in a circle/);
    }),
  );
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

function course(items: string, names = known): ReturnType<typeof parseCourse> {
  const text = `version: 1
parts:
  - slug: senior
    title: Senior
    tier: senior
    summary: A summary.
    items: [${items}]
`;
  return parseCourse('content/course.yaml', text, names);
}

function diagnosticsOf(needs: readonly (readonly number[])[]): string[] {
  const items = needs.map((each, index) => `{ lesson: l${index}, needs: [${each.map((i) => `l${i}`).join(', ')}] }`);
  const lessons = new Set(needs.map((_, index) => `l${index}`));
  return course(items.join(', '), { ...known, lessons }).diagnostics.map((diagnostic) => diagnostic.says);
}
