import { guardDefinitions } from '@basin/engine/schema';
import { expect, test } from 'vitest';
import { guardsFields } from '../src/json/guards-json.ts';
import { basin, pathsIn } from './cli.fixture.ts';

test('every guard is listed with what it does, under the key where it is written', async () => {
  const { code, out } = await basin('guards');

  expect(code).toBe(0);
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  for (const { key } of guardDefinitions) expect(out).toMatch(new RegExp(`^  ${key}$`, 'm'));
  const sections = [...out.matchAll(/^(calls|servers|balancers|caches):/gm)].map(([, section]) => section);
  expect(sections).toEqual(['calls', 'servers', 'balancers', 'caches']);
  expect(out.indexOf('  retryBudget\n')).toBeLessThan(out.indexOf('servers:'));
  expect(out.indexOf('  queueLimit\n')).toBeGreaterThan(out.indexOf('servers:'));
});

test('one guard is explained: source, an example to copy, what may be set, how libraries set it', async () => {
  const { out } = await basin('guards', 'hedging');

  expect(out).toContain('Source: gRPC proposal A6');
  expect(out).toContain('calls:\n  users -> checkout: { hedging: { delay: { fixed: 50ms } } }');
  expect(out).toContain('  maxExtraLoad\n      Hedges allowed per call');
  expect(out).toContain('Finagle (Twitter Finagle');
  expect(out).not.toContain('[object');
});

test('--json prints exactly the fields that are documented', async () => {
  const { guards, version } = JSON.parse((await basin('guards', '--json')).out);

  expect(guards).toHaveLength(guardDefinitions.length);
  const flat = guards.map(({ example, presets, ...guard }: { example: object; presets: { params: object }[] }) => {
    return {
      ...guard,
      example: typeof example,
      presets: presets.map((each) => ({ ...each, params: typeof each.params })),
    };
  });
  const paths = new Set(pathsIn({ version, guards: flat }, []));
  expect([...paths].toSorted()).toEqual(guardsFields.map((field) => field.path).toSorted());
});

test('an unknown guard is answered with the one that was meant', async () => {
  const { code, out, err } = await basin('guards', 'retryBuget');

  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('Did you mean "retryBudget"?');
});
