import { expect, test } from 'vitest';
import { type FormParam, formOf, valueOf } from './form-model.ts';

const SCHEMA = {
  type: 'object',
  properties: {
    version: { const: 1 },
    calls: {
      properties: {
        'users -> checkout': {
          properties: {
            retry: {
              description: 'Tries a failed call again.',
              anyOf: [
                {
                  type: 'object',
                  properties: {
                    maxAttempts: { type: 'integer', description: 'Attempts in all.' },
                    baseDelay: { type: 'string', pattern: '^\\d+(µs|ms|s|m|h)$', default: '0ms' },
                    jitter: { enum: ['none', 'full'], default: 'none' },
                  },
                  required: ['maxAttempts', 'baseDelay'],
                },
                { const: 'off' },
              ],
            },
          },
        },
      },
    },
  },
};

test('a form has the places, guards and parameters of the schema', () => {
  expect(formOf(SCHEMA)).toMatchObject([
    {
      side: 'calls',
      place: 'users -> checkout',
      guards: [
        {
          guard: 'retry',
          summary: 'Tries a failed call again.',
          params: [
            { param: 'maxAttempts', kind: 'integer', isRequired: true, describe: 'Attempts in all.' },
            { param: 'baseDelay', kind: 'duration', isRequired: false, byDefault: '0ms' },
            { param: 'jitter', kind: 'choice', choices: ['none', 'full'], byDefault: 'none' },
          ],
        },
      ],
    },
  ]);
});

test('what is typed is a number where a number is meant', () => {
  expect(valueOf(param('integer'), ' 3 ')).toBe(3);
  expect(valueOf(param('number'), '0.1')).toBe(0.1);
  expect(valueOf(param('duration'), '250ms')).toBe('250ms');
});

test('what is chosen is a truth where one is meant', () => {
  const flag = formOf({
    properties: {
      calls: { properties: { 'a -> b': { properties: { g: { properties: { on: { type: 'boolean' } } } } } } },
    },
  })[0]?.guards[0]?.params[0];

  expect(flag).toMatchObject({ kind: 'boolean', choices: ['true', 'false'] });
  expect(valueOf(flag!, 'true')).toBe(true);
  expect(valueOf(flag!, 'maybe')).toBe('maybe');
});

test('what is typed stays as it is where it is no number, so that it can be said what is wrong with it', () => {
  expect(valueOf(param('integer'), 'many')).toBe('many');
});

test('nothing typed is no value', () => {
  expect(valueOf(param('number'), '  ')).toBeUndefined();
});

const param = (kind: FormParam['kind']): FormParam => ({
  param: 'p',
  describe: '',
  isRequired: false,
  kind,
  choices: [],
});
