import { actionDefinitions, componentDefinitions, guardDefinitions, triggerDefinitions } from '@basin/engine/schema';
import { expect, test } from 'vitest';
import { paramTexts } from './param-texts.ts';

const paramsOf = (key: string) => paramTexts(guardDefinitions.find((each) => each.key === key)!.params);

test('a parameter is told by its name, what may be written, what holds otherwise and what it means', () => {
  expect(paramsOf('queueLimit')).toEqual([
    {
      name: 'capacity',
      form: expect.stringMatching(/^a whole number from 0 to \d+$/) as string,
      isRequired: true,
      describe: expect.stringMatching(/\.$/) as string,
    },
  ]);
  expect(paramsOf('retry').find(({ name }) => name === 'baseDelay')).toMatchObject({
    form: 'a duration such as 250ms or 2s',
    byDefault: '0ms',
    isRequired: false,
  });
});

test('what is inside of a map is reached by a dot, what is inside of a list by brackets', () => {
  expect(paramsOf('circuitBreaker').map(({ name }) => name)).toContain('window.time');
  const client = componentDefinitions.find(({ kind }) => kind === 'client')!;
  expect(paramTexts(client.params).map(({ name }) => name)).toContain('schedule[].at');
});

test('there is a word for everything that may be set anywhere', () => {
  for (const { params } of [
    ...guardDefinitions,
    ...componentDefinitions,
    ...triggerDefinitions,
    ...actionDefinitions,
  ]) {
    for (const { name, form, describe } of paramTexts(params)) {
      expect(describe, name).toMatch(/^\S.*\.$/);
      expect(form, name).not.toBe('another value');
    }
  }
});
