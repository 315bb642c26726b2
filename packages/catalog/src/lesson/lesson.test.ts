import { expect, test } from 'vitest';
import { parseLesson } from './lesson.ts';

const FRONT = '---\ntitle: Storms\nsummary: What they are.\nminutes: 12\ntier: senior\n---\n';

test('a lesson is its front matter and the terms it meets, each once, in order', () => {
  const { lesson } = parseLesson(
    'content/lessons/storms/lesson.mdx',
    `${FRONT}\n<Term id="b" /> <Term id="a" /> <Term id="b" />`,
  );

  expect(lesson).toMatchObject({ slug: 'storms', title: 'Storms', minutes: 12, terms: ['b', 'a'] });
});

test('a mistake in front matter is reported at its line of the file', () => {
  const { diagnostics } = parseLesson(
    'content/lessons/storms/lesson.mdx',
    FRONT.replace('minutes: 12', 'minutes: soon'),
  );

  expect(diagnostics).toMatchObject([{ file: 'content/lessons/storms/lesson.mdx', line: 4 }]);
});

test('a file without front matter says how to begin', () => {
  expect(parseLesson('content/lessons/storms/lesson.mdx', '# Storms').diagnostics[0]?.instead).toContain('---');
});
