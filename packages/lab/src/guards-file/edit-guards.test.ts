import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stormLab } from '../../test/written.fixture.ts';
import { editGuards, type GuardEdit, type ParamValue } from './edit-guards.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { parseGuards } from './parse-guards.ts';

const LAB = stormLab();
const ARROW = { side: 'calls', place: 'users -> checkout' } as const;
const SERVER = { side: 'servers', place: 'checkout' } as const;

const WRITTEN = `# My guards.
version: 1
calls:
  # Callers give up early.
  users -> checkout: { timeout: {after:   600ms}, retry: { maxAttempts: 3 } } # three is enough
servers:
  checkout:
    queueLimit:
      capacity: 60 # small
    # newest first?
    queueOrder: { kind: fifo }
`;

test('a value that is there is exchanged to the character', () => {
  expect(editGuards(WRITTEN, { ...ARROW, guard: 'timeout', param: 'after', value: '1s' })).toBe(
    WRITTEN.replace('600ms', '1s'),
  );
  expect(editGuards(WRITTEN, { ...SERVER, guard: 'queueLimit', param: 'capacity', value: 8 })).toBe(
    WRITTEN.replace('capacity: 60', 'capacity: 8'),
  );
});

test('a text that YAML would take for something else is put into quotes', () => {
  for (const value of ['1s # soon', 'a: b', '12', 'true', 'x, y', '']) {
    const text = editGuards(WRITTEN, { ...ARROW, guard: 'timeout', param: 'after', value });

    expect(settingsIn(text).calls?.['users -> checkout']?.['timeout']).toEqual({ after: value });
  }
});

test('a parameter is added where its guard stands', () => {
  const text = editGuards(WRITTEN, { ...ARROW, guard: 'retry', param: 'jitter', value: 'full' });

  expect(text).toContain('retry: { maxAttempts: 3, jitter: full }');
  expect(text).toContain('# three is enough');
});

test('a guard is added with its parameters, and the places above it where they are missing', () => {
  const edit = { ...SERVER, guard: 'queueLimit', to: { capacity: 100 } } as const;

  expect(editGuards('', edit)).toBe('version: 1\nservers:\n  checkout:\n    queueLimit: { capacity: 100 }\n');
  expect(editGuards('# First words.\n', edit)).toBe(
    '# First words.\n\nversion: 1\nservers:\n  checkout:\n    queueLimit: { capacity: 100 }\n',
  );
  expect(editGuards('version: 1\nservers:\n  # here\n', edit)).toBe(
    'version: 1\n# here\nservers:\n  checkout:\n    queueLimit: { capacity: 100 }\n',
  );
});

test('a guard is switched off, and removed', () => {
  expect(editGuards(WRITTEN, { ...ARROW, guard: 'retry', to: 'off' })).toContain(
    'timeout: { after: 600ms }, retry: off }',
  );

  const text = editGuards(WRITTEN, { ...SERVER, guard: 'queueLimit', to: 'removed' });

  expect(text).not.toContain('queueLimit');
  expect(text).toContain('# small');
});

test('what is not there is removed without a trace', () => {
  expect(editGuards(WRITTEN, { ...ARROW, guard: 'retryBudget', to: 'removed' })).toBe(
    WRITTEN.replace('{after:   600ms}', '{ after: 600ms }'),
  );
  expect(editGuards(WRITTEN, { ...ARROW, guard: 'retry', param: 'jitter', value: undefined })).toBe(
    WRITTEN.replace('{after:   600ms}', '{ after: 600ms }'),
  );
});

test('line ends stay what they were', () => {
  const text = editGuards(WRITTEN.replaceAll('\n', '\r\n'), { ...ARROW, guard: 'retry', to: 'off' });

  expect(text.replaceAll('\r\n', '')).not.toContain('\n');
});

test('a text that cannot be read is left alone', () => {
  for (const text of ['version: [', '- a list', 'a: &b 1', 'a: 1\na: 2']) {
    expect(editGuards(text, { ...ARROW, guard: 'retry', to: 'off' })).toBe(text);
  }
});

/** Guards as text, in block or flow style, with comments wherever YAML has room for one. */
const written = fc
  .record({
    timeout: fc.option(fc.constantFrom('{ after: 1s }', 'off', '{after: "250ms"}')),
    retry: fc.option(fc.constantFrom('{ maxAttempts: 3 }', '{ maxAttempts: 2, jitter: full }', 'off')),
    budget: fc.option(fc.constantFrom('\n      ratio: 0.1', '\n      ratio: 0.2\n      burst: 5')),
    limit: fc.option(fc.constantFrom('{ capacity: 10 }', '\n      capacity: 10', 'off')),
    isFlow: fc.boolean(),
    comments: fc.array(fc.constantFrom('', ' # x', '\n    # y', '\n\n    # z'), { minLength: 6, maxLength: 6 }),
  })
  .map(({ timeout, retry, budget, limit, isFlow, comments }) => {
    let count = 0;
    const comment = () => (comments[count++] ?? '').replace(/[xyz]/, (letter) => `${letter}${count}`);
    const arrow = isFlow
      ? ` { ${[timeout && `timeout: ${timeout}`, retry && `retry: ${retry}`].filter(Boolean).join(', ')} }${comment()}`
      : [timeout && `timeout: ${timeout}`, retry && `retry: ${retry}`, budget && `retryBudget:${budget}`]
          .filter(Boolean)
          .map((line) => `\n    ${line}${comment()}`)
          .join('');
    const server = limit === null ? '' : `\n    queueLimit: ${limit}${comment()}`;
    return `# top\nversion: 1${comment()}\ncalls:\n  users -> checkout:${arrow}\nservers:${comment()}\n  checkout:${server}\n# end\n`;
  });

const edit: fc.Arbitrary<GuardEdit> = fc.oneof(
  fc
    .constantFrom<ParamValue | undefined>('300ms', '2s')
    .map((value) => ({ ...ARROW, guard: 'timeout', param: 'after', value })),
  fc.constantFrom(1, 9).map((value) => ({ ...ARROW, guard: 'retry', param: 'maxAttempts', value })),
  fc.constantFrom(undefined, 7).map((value) => ({ ...ARROW, guard: 'retryBudget', param: 'burst', value })),
  fc
    .constantFrom(...(['off', 'removed', { maxAttempts: 5, baseDelay: '10ms' }] as const))
    .map((to) => ({ ...ARROW, guard: 'retry', to })),
  fc
    .constantFrom(...(['off', 'removed', { capacity: 7 }] as const))
    .map((to) => ({ ...SERVER, guard: 'queueLimit', to })),
  fc.constantFrom(...(['removed', { kind: 'lifo' }] as const)).map((to) => ({ ...SERVER, guard: 'queueOrder', to })),
);

test('an edit changes exactly what it says, and no comment is lost', () => {
  fc.assert(
    fc.property(written, edit, (text, change) => {
      fc.pre(parseGuards(text, LAB).guards !== undefined);

      const after = editGuards(text, change);

      expect(settingsIn(after)).toEqual(changed(settingsIn(text), change));
      expect(commentsOf(after)).toEqual(commentsOf(text));
    }),
    { numRuns: 500 },
  );
});

type Settings = Partial<Record<string, Partial<Record<string, Record<string, unknown>>>>>;

/** What is set, as it is written; what is empty left out. */
function settingsIn(text: string): Settings {
  const { version, ...sides } = readYaml(text, '').value as { version: number };
  expect(version).toBe(1);
  return withoutEmpty(sides) ?? {};
}

function changed(settings: Settings, change: GuardEdit): Settings {
  const next = structuredClone(settings);
  const place = ((next[change.side] ??= {})[change.place] ??= {});
  const there = place[change.guard];
  if (!('param' in change)) place[change.guard] = change.to === 'removed' ? undefined : change.to;
  else if (change.value !== undefined || typeof there === 'object') {
    place[change.guard] = { ...(typeof there === 'object' ? there : {}), [change.param]: change.value };
  }
  return withoutEmpty(next) ?? {};
}

function withoutEmpty(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, withoutEmpty(each)] as const);
  const filled = entries.filter(([, each]) => each !== undefined && each !== null);
  return filled.length === 0 ? undefined : Object.fromEntries(filled);
}

function commentsOf(text: string): string[] {
  return [...text.matchAll(/# ?(\w+)/g)].map(([, word]) => word!).sort();
}
