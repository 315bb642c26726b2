import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsIn } from './tidy.mjs';

test('an unfinished mark is found on its line', () => {
  assert.match(faultsIn('labs/a/brief.mdx', 'one\nTODO two\n')[0], /^labs\/a\/brief\.mdx:2: an unfinished mark/);
});

test('a path of some machine is a fault, a path in the repository or of a page is not', () => {
  assert.equal(faultsIn('README.md', 'cd /home/ada/basin\n').length, 1);
  assert.equal(
    faultsIn('README.md', 'cd packages/engine, then see https://example.org/home/ada and ./home/ada\n').length,
    0,
  );
});

test('the power operator is a fault in the engine, and may stand in its comments and tests', () => {
  assert.equal(faultsIn('packages/engine/src/core/a.ts', 'const a = b ** 2;\n').length, 1);
  assert.equal(faultsIn('packages/engine/src/core/a.ts', '/** b ** 2 */\nconst a = b; // b ** 2\n').length, 0);
  assert.equal(faultsIn('packages/engine/src/core/a.test.ts', 'const a = b ** 2;\n').length, 0);
});

test('a file whose name says nothing is a fault', () => {
  assert.equal(faultsIn('packages/lab/src/utils.ts', '').length, 1);
  assert.equal(faultsIn('packages/lab/src/goal.ts', '').length, 0);
});

test('a word of the wrong vocabulary is a fault in code and may be quoted in a lesson', () => {
  assert.equal(faultsIn('packages/viz/src/a.ts', 'const throughput = 1;\n').length, 1);
  assert.equal(faultsIn('content/lessons/a/lesson.mdx', 'What others call throughput\n').length, 0);
});

test('a test that asserts next to nothing is a fault', () => {
  assert.equal(faultsIn('packages/lab/src/goal.test.ts', 'expect(goal).toBeTruthy();\n').length, 1);
});
