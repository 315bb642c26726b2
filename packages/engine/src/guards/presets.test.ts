import { expect, test } from 'vitest';
import { guardDefinitions } from './definitions.ts';

const presets = guardDefinitions.flatMap((definition) =>
  definition.presets.map((preset) => [`${definition.key}, ${preset.name}`, definition, preset] as const),
);

test.each(presets)(
  'the preset of %s can be written as it stands, and says where it is from',
  (_, { params }, preset) => {
    expect(params.safeParse(preset.params).error).toBeUndefined();
    expect(preset.source).toMatch(/^https:\/\//);
    expect(preset.library).not.toBe('');
  },
);

test('presets of a guard have names of their own', () => {
  for (const { presets: own } of guardDefinitions) expect(new Set(own.map(({ name }) => name)).size).toBe(own.length);
});
