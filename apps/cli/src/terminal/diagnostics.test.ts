import type { Diagnostic } from '@basin/lab';
import { expect, test } from 'vitest';
import { formatDiagnostics } from './diagnostics.ts';

const plain = (_look: unknown, text: string): string => text;

function diagnostic(place: Partial<Diagnostic>): Diagnostic {
  return {
    file: 'a.yaml',
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 2,
    severity: 'error',
    says: 'Wrong.',
    instead: 'Right.',
    ...place,
  };
}

function caretBelow(text: string): string {
  const [, source = '', carets = ''] = text.split('\n');
  return source.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1);
}

test('the caret stands below the place', () => {
  const text = formatDiagnostics([diagnostic({ column: 4, endColumn: 7 })], { 'a.yaml': 'be bad now\n' }, plain);

  expect(caretBelow(text)).toBe('bad');
});

test('the caret stands below the place in a line far too long for a screen, and behind tabs', () => {
  const source = `\t${'x'.repeat(5000)}bad${'y'.repeat(5000)}`;

  const text = formatDiagnostics([diagnostic({ column: 5002, endColumn: 5005 })], { 'a.yaml': source }, plain);

  expect(caretBelow(text)).toBe('bad');
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(120);
});

test('a place that spans lines is marked to the end of its first line', () => {
  const text = formatDiagnostics([diagnostic({ column: 3, endLine: 2 })], { 'a.yaml': 'a: [\n]' }, plain);

  expect(caretBelow(text)).toBe(' [');
});

test('a file that is missing or empty has a place and no source line', () => {
  expect(formatDiagnostics([diagnostic({})], {}, plain)).toBe('a.yaml:1:1: error: Wrong.\n      = Right.\n');
  expect(formatDiagnostics([diagnostic({ line: 3 })], { 'a.yaml': 'one\n' }, plain)).toBe(
    'a.yaml:3:1: error: Wrong.\n      = Right.\n',
  );
});
