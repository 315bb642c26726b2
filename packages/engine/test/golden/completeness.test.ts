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
  const without = [
    ...components.filter(({ kind }) => !names.includes(kind)).map(({ kind }) => kind),
    ...guards.filter(({ key }) => !new RegExp(`guard: ${key}\\b`).test(names)).map(({ key }) => key),
    ...triggers.filter(({ key }) => !new RegExp(`trigger: ${key}\\b`).test(names)).map(({ key }) => key),
    ...actions.filter(({ key }) => !new RegExp(`\\b${key}: `).test(names)).map(({ key }) => key),
  ];

  expect(without).toEqual([]);
});
