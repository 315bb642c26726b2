import { expect, test } from 'vitest';
import * as z from 'zod';

interface Definition {
  readonly summary: string;
  readonly params: z.ZodObject;
}

/** What everything that people may write owes them: a summary, descriptions, and a word about what is not known. */
export function checkText({ summary, params }: Definition): void {
  const schema = z.toJSONSchema(params, { io: 'input' });

  test('is summed up in one sentence', () => {
    expect(summary).toMatch(/^[A-Z][^.]*\.$/);
  });

  test('describes every parameter, and those inside it, in sentences', () => {
    const undescribed = parametersOf(schema).filter(({ description }) => !/^\S.*\.$/.test(description ?? ''));
    expect(undescribed).toEqual([]);
    expect(parametersOf(schema).length).toBeGreaterThan(0);
  });

  test('refuses a parameter it does not know', () => {
    expect(schema.additionalProperties).toBe(false);
    const { error } = params.safeParse({ nonsense: 1 });
    expect(error?.issues.some((issue) => issue.code === 'unrecognized_keys' && issue.keys.includes('nonsense'))).toBe(
      true,
    );
  });
}

interface Described {
  readonly name: string;
  readonly description: string | undefined;
}

function parametersOf(schema: z.core.JSONSchema.BaseSchema, prefix = ''): Described[] {
  const inside =
    typeof schema.items === 'object' && !Array.isArray(schema.items) ? parametersOf(schema.items, `${prefix}[].`) : [];
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    if (typeof property === 'boolean') return [];
    return [{ name: prefix + name, description: property.description }, ...parametersOf(property, `${prefix}${name}.`)];
  });
  return [...own, ...inside];
}
