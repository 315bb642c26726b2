import { expect, test } from 'vitest';
import { actionBook, firstValue, isName, triggerBook, type DeedBook } from './deeds.ts';
import type { Deed } from './hand-edits.ts';
import { EMPTY_SHEET } from './sheet.ts';
import { understand } from './understand.ts';

const TEXT = `version: 1
duration: 300s
components:
  users: { client: { arrivals: { poisson: 100/s }, goodWithin: 1s } }
  front: { balancer: {} }
  web: { server: { workers: 4, service: { exponential: 12ms }, replicas: 3 } }
arrows:
  users -> front: {}
  front -> web: {}
triggers:
  slow: { slowDown: { of: web, factor: 10 }, at: 60s, for: 20s }
`;
const system = understand({ ...EMPTY_SHEET, scenario: TEXT }).system!;
const books: Record<'triggers' | 'actions', DeedBook> = {
  triggers: triggerBook(system, TEXT),
  actions: actionBook(system),
};

const kindOf = (book: DeedBook, key: string) => book.kinds.find((kind) => kind.key === key)!;
const namesOf = (book: DeedBook, key: string, name: string, params: Deed['params'] = {}) => {
  const kind = kindOf(book, key);
  const param = kind.params.find((each) => each.param === name)!;
  const length = kind.lasts === 'must' ? { lasts: '10s' } : {};
  return book.namesFor(param, { key, at: '0s', params, ...length });
};

test('only what can happen to this system is offered', () => {
  const keys = (book: DeedBook) => book.kinds.map(({ key }) => key);

  expect(keys(books.triggers)).toContain('slowDown');
  expect(keys(books.triggers)).not.toContain('cacheFlush');
  expect(keys(books.actions)).toContain('ejectReplica');
  expect(keys(books.actions)).not.toContain('serveStale');
});

test('a trigger is offered the components of its kind', () => {
  expect(namesOf(books.triggers, 'loadSpike', 'of', { factor: 2 })).toEqual(['users']);
  expect(namesOf(books.triggers, 'partition', 'of')).toEqual(expect.arrayContaining(['users -> front']));
});

test('an action is offered what it can be done to, and what goes with that', () => {
  expect(namesOf(books.actions, 'shed', 'of', { share: 0.5 })).toContain('users -> front');
  expect(namesOf(books.actions, 'shed', 'of', { share: 0.5 })).not.toContain('web');
  expect(namesOf(books.actions, 'rollBack', 'of')).toEqual(['slow']);
  expect(namesOf(books.actions, 'ejectReplica', 'of')).toEqual(['front']);
  expect(namesOf(books.actions, 'ejectReplica', 'replica', { of: 'front' })).toEqual(['web.1', 'web.2', 'web.3']);
  expect(namesOf(books.actions, 'undo', 'action')).toEqual(expect.arrayContaining(['shed', 'drain']));
  expect(namesOf(books.actions, 'undo', 'action')).not.toContain('dropQueue');
});

// A pushed configuration has to say what it changes, and garbage is a matter of servers with a heap.
const NOT_AT_ONCE = ['configPush', 'gcPressure'];
const offered = Object.values(books).flatMap((book) => book.kinds.map((kind) => ({ key: kind.key, book, kind })));
test.each(offered.filter(({ key }) => !NOT_AT_ONCE.includes(key)))(
  '$key as it is first offered is in order',
  ({ book, kind }) => {
    let params: Deed['params'] = Object.fromEntries(
      kind.params
        .filter((param) => param.isRequired && !isName(param))
        .map((param) => {
          const value = firstValue(param);
          return [param.param, Number.isFinite(Number(value)) ? Number(value) : value];
        }),
    );
    for (const param of kind.params.filter((each) => isName(each) && each.isRequired)) {
      const [name = ''] = namesOf(book, kind.key, param.param, params);
      params = { ...params, [param.param]: name };
    }

    expect(book.problemWith({ key: kind.key, at: '0s', params, ...(kind.lasts === 'must' && { lasts: '10s' }) })).toBe(
      '',
    );
  },
);

test('what is wrong with a deed is told in the words that its text would get', () => {
  const { triggers, actions } = books;

  expect(triggers.problemWith({ key: 'crash', params: { of: 'web' }, at: '400s', lasts: '5s' })).not.toBe('');
  expect(actions.problemWith({ key: 'shed', params: { of: 'users -> front', share: 2 }, at: '0s' })).toContain('1');
});
