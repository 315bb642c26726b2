import { expect, test } from 'vitest';
import type { Entry, RunEntry } from '@/pieces/drafts/index.ts';
import { changeSays } from './entry-words.ts';
import { hasTried } from './honest-try.ts';

const START = 'version: 1\nservers:\n  checkout: { queueLimit: { capacity: 4096 } }\n';
const text = (capacity: number) => START.replace('4096', String(capacity));
const tried = (of: string, atMs: number): RunEntry => ({
  kind: 'try',
  id: `try-${atMs}`,
  text: of,
  atMs,
  seeds: [1],
  status: 'fail',
  goals: [],
});
/** Of a try that is the only one. */
const sayAlone = (of: string): string => {
  const entry = tried(of, 1);
  return changeSays([entry], entry, START);
};
const kept: Entry = { kind: 'kept', id: 'kept', text: text(1), atMs: 2, why: 'reset' };

test('a try is told by what it sets otherwise than the one before it, whatever was kept between', () => {
  const [second, first] = [tried(text(400), 3), tried(text(500), 1)];
  const entries = [second, kept, first];

  expect(changeSays(entries, second, START)).toBe(
    'Since the one before: `capacity` of `queueLimit` on `checkout` from `500` to `400`.',
  );
  expect(changeSays(entries, first, START)).toContain('Since the start: `capacity`');
  expect(sayAlone(`${START}# a thought`)).toBe('The settings of the start.');
});

test('what is set or taken away is told as that, and many changes are counted', () => {
  const guards = ['retry', 'timeout', 'hedging', 'deadline', 'bulkhead'];
  const many = `calls:\n  a -> b: { ${guards.map((guard) => `${guard}: off`).join(', ')} }\n`;

  expect(sayAlone('version: 1')).toContain('`queueLimit` on `checkout` taken away');
  const says = sayAlone(START + many);
  expect(says).toContain('`retry` on `a -> b` set, `off`');
  expect(says).toMatch(/; and 1 more\.$/);
});

test('a text that cannot be read is no reason to fail', () => {
  expect(sayAlone('calls: [')).toContain('cannot be read any more');
});

test('an honest try sets something otherwise than the start; a comment or a kept text is none', () => {
  expect(hasTried([], START)).toBe(false);
  expect(hasTried([tried(`# hm\n${START}`, 1), kept], START)).toBe(false);
  expect(hasTried([tried(START, 2), tried(text(400), 1)], START)).toBe(true);
});
