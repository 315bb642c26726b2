import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { editYaml, type YamlEdit } from './edit-yaml.ts';

const WRITTEN = `# A shop.
version: 1
components:
  users: { client: { arrivals: { poisson: 1000/s }, goodWithin: 1s } } # they wait
  # The till.
  checkout:
    server:
      workers: 16 # at 12ms each
      service: { exponential:   12ms }
arrows: {}
`;

test('a value is exchanged to the character', () => {
  expect(editYaml(WRITTEN, [{ path: ['components', 'checkout', 'server', 'workers'], to: 8 }])).toBe(
    WRITTEN.replace('workers: 16', 'workers: 8'),
  );
  expect(
    editYaml(WRITTEN, [{ path: ['components', 'checkout', 'server', 'service', 'exponential'], to: '20ms' }]),
  ).toBe(WRITTEN.replace('12ms }', '20ms }'));
});

test('what is new stands on one line, in a map that was empty on a line of its own', () => {
  const text = editYaml(WRITTEN, [{ path: ['arrows', 'users -> checkout'], to: {} }]);

  expect(text).toContain('arrows:\n  users -> checkout: {}\n');
  expect(text).toContain('# at 12ms each');
});

test('what does not fit on one line is broken where its names are', () => {
  const long = { arrivals: { poisson: '1000/s' }, goodWithin: '1s', owner: 'the team that looks after the front door' };
  const text = editYaml('version: 1\n', [{ path: ['components', 'users'], to: { client: long } }]);

  expect(text).toBe(
    'version: 1\ncomponents:\n  users:\n    client:\n      arrivals: { poisson: 1000/s }\n' +
      '      goodWithin: 1s\n      owner: the team that looks after the front door\n',
  );
});

test('lists grow at their end and are made where there are none', () => {
  const first = editYaml('# What I did.\n', [{ path: [0], to: { at: '90s', do: { drain: { of: 'checkout' } } } }]);
  expect(first).toBe('# What I did.\n\n- { at: 90s, do: { drain: { of: checkout } } }\n');

  const second = editYaml(first, [{ path: [1], to: { at: '95s', do: { drain: { of: 'users' } } } }]);
  expect(parse(second)).toHaveLength(2);
  expect(editYaml(second, [{ path: [0] }])).toContain('at: 95s');
  expect(parse(editYaml(second, [{ path: [0] }]))).toHaveLength(1);
});

test('what is taken out leaves its comments, and what is not there is left alone', () => {
  const text = editYaml(WRITTEN, [{ path: ['components', 'checkout'] }]);

  expect(text).not.toContain('server:');
  expect(text).toContain('# The till.');
  expect(editYaml(WRITTEN, [{ path: ['components', 'nobody', 'server'] }])).toBe(WRITTEN);
});

test('a text that cannot be read, and a way through what is no map, change nothing', () => {
  for (const text of ['a: [', 'just words', '- a\n- b'])
    expect(editYaml(text, [{ path: ['a', 'b'], to: 1 }])).toBe(text);
  expect(editYaml(WRITTEN, [{ path: ['version', 'minor'], to: 1 }])).toBe(WRITTEN);
});

test('names with nothing below them are filled', () => {
  expect(editYaml('version: 1\narrows: # none yet\n', [{ path: ['arrows', 'a -> b'], to: {} }])).toContain(
    '  a -> b: {}\n',
  );
});

test('whatever is set is read back, and everything else is what it was', () => {
  const name = fc.stringMatching(/^[a-z]{1,4}$/);
  const leaf = fc.oneof(fc.integer(), fc.boolean(), fc.string());
  const tree = fc.dictionary(name, fc.oneof(leaf, fc.dictionary(name, leaf)), { minKeys: 1, maxKeys: 4 });
  fc.assert(
    fc.property(tree, fc.array(name, { minLength: 1, maxLength: 3 }), leaf, (before, path, to) => {
      const text = editYaml('version: 1\n', [{ path: ['tree'], to: before }]);
      expect(parse(text)).toEqual({ version: 1, tree: { ...before } });

      const edit: YamlEdit = { path: ['tree', ...path], to };
      const after = parse(editYaml(text, [edit])) as { tree: Record<string, unknown> };
      const blocked = path.slice(0, -1).some((_, depth) => {
        const there = at(before, path.slice(0, depth + 1));
        return there !== undefined && typeof there !== 'object';
      });
      if (!blocked) expect(at(after.tree, path)).toEqual(to);
      for (const [key, value] of Object.entries(before)) if (key !== path[0]) expect(after.tree[key]).toEqual(value);
    }),
  );
});

function at(tree: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], tree);
}
