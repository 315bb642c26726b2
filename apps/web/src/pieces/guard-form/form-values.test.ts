import { expect, test } from 'vitest';
import type { FormPlace } from './form-model.ts';
import { formValues } from './form-values.ts';

const PLACES: readonly FormPlace[] = [
  {
    side: 'calls',
    place: 'users -> checkout',
    guards: [
      {
        guard: 'retry',
        summary: '',
        params: [{ param: 'maxAttempts', describe: '', isRequired: true, kind: 'integer', choices: [] }],
      },
    ],
  },
];

const TEXT = `version: 1
calls:
  users -> checkout: # the arrow
    timeout: off
    retry: { maxAttempts: many }
servers:
  nobody: {}
`;

const problem = (line: number, column: number) => ({
  file: 'guards.yaml',
  line,
  column,
  endLine: line,
  endColumn: column + 1,
  severity: 'error' as const,
  says: `Wrong at ${line}:${column}.`,
  instead: '',
});

const RETRY = ['calls', 'users -> checkout', 'retry'];

test('a guard is set, off, or absent', () => {
  const values = formValues(TEXT, [], { places: PLACES });

  expect(values.stateOf('calls', 'users -> checkout', 'retry')).toEqual({ is: 'set', params: { maxAttempts: 'many' } });
  expect(values.stateOf('calls', 'users -> checkout', 'timeout')).toEqual({ is: 'off' });
  expect(values.stateOf('servers', 'checkout', 'queueLimit')).toEqual({ is: 'absent' });
});

test('values are shown as they are written', () => {
  const values = formValues('calls: { users -> checkout: { retry: { maxAttempts: 3, baseDelay: 0.50s } } }', [], {
    places: PLACES,
  });

  expect(values.stateOf('calls', 'users -> checkout', 'retry')).toEqual({
    is: 'set',
    params: { maxAttempts: '3', baseDelay: '0.50s' },
  });
});

test('a problem of a value belongs to its field', () => {
  const atValue = problem(5, 27);

  expect(formValues(TEXT, [atValue], { places: PLACES }).problemsAt([...RETRY, 'maxAttempts'])).toEqual([atValue]);
});

test('a problem at the name of a guard belongs to the guard', () => {
  const atName = problem(5, 5);

  expect(formValues(TEXT, [atName], { places: PLACES }).problemsAt(RETRY)).toEqual([atName]);
});

test('a problem where the form has no field is not lost', () => {
  const elsewhere = problem(7, 3);
  const values = formValues(TEXT, [elsewhere], { places: PLACES });

  expect(values.otherProblems).toEqual([elsewhere]);
  expect(values.problemsAt(RETRY)).toEqual([]);
});

test('values of the system are read where they are written, and what is wrong with one stands at it', () => {
  const text = 'version: 1\nsettings:\n  workers: 99 # many\n';
  const wrong = problem(3, 12);
  const values = formValues(text, [wrong], { places: PLACES, settings: ['workers', 'patience'] });

  expect(values.settingOf('workers')).toBe('99');
  expect(values.settingOf('patience')).toBe('');
  expect(values.problemsAt(['settings', 'workers'])).toEqual([wrong]);
  expect(values.otherProblems).toEqual([]);
});
