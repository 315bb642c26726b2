import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { actions } from '../../src/actions/index.ts';
import { components } from '../../src/components/index.ts';
import { guards } from '../../src/guards/index.ts';
import { triggers } from '../../src/triggers/index.ts';

const folder = new URL('.', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('golden.test.ts'));
const names = files.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');

test('there is a golden run for every component, guard, trigger and action', () => {
  for (const { kind } of components) expect(names).toContain(kind);
  for (const { key } of guards) expect(names).toMatch(new RegExp(`guard: ${key}\\b`));
  for (const { key } of triggers) expect(names).toMatch(new RegExp(`trigger: ${key}\\b`));
  for (const { key } of actions) expect(names).toMatch(new RegExp(`\\b${key}: `));
});
