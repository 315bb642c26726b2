import { compile, simulate, compileActions, writtenActions } from '@basin/engine';
import { expect, test } from 'vitest';
import { HOSTILE } from '../../test/hostile.fixture.ts';
import { STORM_SCENARIO } from '../../test/storm-lab.fixture.ts';
import { pointInto, told } from '../../test/written.fixture.ts';
import { parseScenario } from '../lab-folder/parse-scenario.ts';
import { parseActions } from './parse-actions.ts';

const PLAN = compile(parseScenario(STORM_SCENARIO).scenario!).plan!;
const read = (text: string) => parseActions(text, PLAN, 'a.yaml');

test('actions come out in the units of the engine, in the order in which they stand', () => {
  const { actions, diagnostics } = read(`
- { at: 40s, do: { shed: { of: users -> checkout, share: 0.5 } }, for: 10s }
- at: 30s
  do: { restart: { of: checkout } }
`);

  expect(diagnostics).toEqual([]);
  expect(actions).toEqual([
    { at: 40e6, do: { shed: { of: 'users -> checkout', share: 0.5 } }, for: 10e6 },
    { at: 30e6, do: { restart: { of: 'checkout' } } },
  ]);
});

test('nothing, or comments only, is nothing to do', () => {
  for (const text of ['', '# wait and see\n', '[]']) expect(read(text)).toEqual({ actions: [], diagnostics: [] });
});

test('what a run has recorded is read back as JSON', () => {
  const { actions = [] } = read('- { at: 40s, do: { disableRetries: {} } }');
  const run = simulate(PLAN, 1, { actions: compileActions(PLAN, actions).actions! });

  expect(read(JSON.stringify(writtenActions(run.actions), null, 1)).actions).toEqual(run.actions);
});

test.each([
  ['a shape that is none', 'at: 30s', '1:1'],
  ['an action that does not exist', '- { at: 30s, do: { shedd: { of: checkout } } }', '1:14'],
  ['a time after the end', '- { at: 2m, do: { restart: { of: checkout } } }', '1:9'],
  ['a part that is none', '- { at: 1s, do: { restart: { of: checkuot } } }', '1:34'],
  ['a length of what is over at once', '- { at: 1s, do: { restart: { of: checkout } }, for: 3s }', '1:53'],
  ['a tab', '-\tat: 1s', '1:'],
])('%s is told with a place, and is no list', (_, text, place) => {
  const { actions, diagnostics } = read(text);

  expect(actions).toBeUndefined();
  expect(told(diagnostics)[0]).toContain(place);
  expect(pointInto(text, diagnostics)).toBe(true);
  expect(diagnostics.every(({ file }) => file === 'a.yaml')).toBe(true);
});

test('as many as a run takes are read, however widely they are written', () => {
  const many = (count: number) =>
    JSON.stringify(
      Array.from({ length: count }, () => ({
        at: '30s',
        do: { shed: { of: 'users -> checkout', share: 0.5 } },
        for: '10s',
      })),
      null,
      2,
    );

  expect(read(many(1_000)).actions).toHaveLength(1_000);
  expect(read(many(1_001)).actions).toBeUndefined();
});

test.each(Object.entries(HOSTILE))('hostile document: %s', (_, text) => {
  const { diagnostics } = read(text);

  expect(pointInto(text, diagnostics)).toBe(true);
});
