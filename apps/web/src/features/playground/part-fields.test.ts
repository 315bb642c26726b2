import { scenarioJsonSchema } from '@basin/lab';
import { expect, test } from 'vitest';
import { fieldsOf, kindIn } from './part-fields.ts';
import { EMPTY_SHEET } from './sheet.ts';
import { understand } from './understand.ts';

const TEXT = `version: 1
duration: 300s
components:
  users: { client: { arrivals: { poisson: 0.5e3/s }, goodWithin: 1s, schedule: [{ at: 10s, rate: 5/s }] } }
  web: { server: { workers: many, service: { exponential: 12ms } } }
arrows:
  users -> web: {}
triggers:
  slow: { slowDown: { of: web, factor: 10 }, at: 60s, for: 20s }
  loss: { capacityLoss: { of: web, share: 0.5 }, at: 60s, for: 20s }
  flush: { crowd: { of: users, calls: 500 }, at: 90s }
`;
const schema = scenarioJsonSchema();
const fields = (place: readonly string[], text = TEXT) =>
  fieldsOf(place, { text, schema, diagnostics: understand({ ...EMPTY_SHEET, scenario: text }).diagnostics.scenario });
const texts = (place: readonly string[]) =>
  Object.fromEntries(fields(place).map(({ param, written }) => [param.param, written]));

test('a server shows every single number it may have, and the written ones inside of its maps', () => {
  expect(texts(['components', 'web', 'server'])).toMatchObject({
    workers: 'many',
    'service.exponential': '12ms',
    errors: '',
    refusal: '',
  });
  expect(Object.keys(texts(['components', 'web', 'server']))).not.toContain('slowsWith');
});

test('values in lists are shown with their place', () => {
  expect(texts(['components', 'users', 'client'])).toMatchObject({
    'schedule[1].at': '10s',
    'schedule[1].rate': '5/s',
  });
});

test('a field knows its kind, its words and whether it must be there', () => {
  const [workers, service] = fields(['components', 'web', 'server']);

  expect(workers?.param).toMatchObject({
    kind: 'integer',
    isRequired: true,
    describe: expect.stringContaining('attempts'),
  });
  expect(service).toMatchObject({ param: { kind: 'duration' }, isInside: true });
});

test('what is wrong with a value is told by its field', () => {
  const [workers] = fields(['components', 'web', 'server']);

  expect(workers?.problems[0]?.instead).toContain('whole number');
});

test('arrows and triggers have fields too', () => {
  expect(texts(['arrows', 'users -> web'])).toEqual({ delay: '', owner: '' });
  expect(texts(['triggers', 'slow'])).toMatchObject({ at: '60s', for: '20s', 'slowDown.factor': '10' });
});

test('the kind of a component is the name of its settings', () => {
  expect(kindIn(TEXT, 'web')).toBe('server');
  expect(kindIn(TEXT, 'nobody')).toBeUndefined();
});
