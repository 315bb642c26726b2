import { expect, test } from 'vitest';
import { type Entry, ENTRY_LIMIT, readDraft, readEntries, withEntry } from './drafts.ts';
import { Shelf, type Store } from './shelf.ts';

class MemoryStore implements Store {
  readonly items = new Map<string, string>();
  isFull = false;

  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.isFull) throw new DOMException('full', 'QuotaExceededError');
    this.items.set(key, value);
  }
}

const shelf = (store: Store, tab = 'one'): Shelf => new Shelf('lab:retry-storm', { store, tab });

const aTry = (id: string, text = id): Entry => ({
  kind: 'try',
  id,
  text,
  atMs: 1,
  seeds: [1],
  status: 'fail',
  goals: [],
});

test('a draft is found again by its lab, and by no other', () => {
  const store = new MemoryStore();

  shelf(store).saveDraft('version: 1', 1000);

  expect(shelf(store).load().draft).toEqual({ text: 'version: 1', savedAtMs: 1000, tab: 'one' });
  expect(new Shelf('lab:cold-cache', { store, tab: 'one' }).load().draft).toBeUndefined();
});

test('a store that refuses is said, and loses nothing of this visit', () => {
  const store = new MemoryStore();
  const mine = shelf(store);
  store.isFull = true;

  mine.add(aTry('a'));
  mine.markSolved({ atMs: 1, revision: 'r', text: 'a' });

  expect(mine.saveDraft('x', 1)).toEqual({ failed: 'its storage is full' });
  expect(mine.entries().map((entry) => entry.id)).toEqual(['a']);
  expect(mine.solved()?.text).toBe('a');
});

test('what a store refused is stored with the next entry it takes', () => {
  const store = new MemoryStore();
  const mine = shelf(store);
  store.isFull = true;
  mine.add(aTry('a'));
  store.isFull = false;

  mine.add(aTry('b'));

  expect(
    shelf(store)
      .entries()
      .map((entry) => entry.id),
  ).toEqual(['b', 'a']);
});

test('overwriting what another tab wrote keeps it in the history', () => {
  const store = new MemoryStore();
  const [mine, theirs] = [shelf(store, 'mine'), shelf(store, 'theirs')];
  mine.load();
  theirs.saveDraft('of theirs', 1000);

  const saving = mine.saveDraft('of mine', 2000);

  expect(saving).toEqual({ savedAtMs: 2000, keptOther: true });
  expect(mine.load().draft?.text).toBe('of mine');
  expect(mine.entries()).toMatchObject([{ kind: 'kept', why: 'other-tab', text: 'of theirs' }]);
});

test('two tabs writing in turn take one entry each, with their latest text', () => {
  const store = new MemoryStore();
  const [mine, theirs] = [shelf(store, 'mine'), shelf(store, 'theirs')];

  for (let round = 1; round <= 3; round++) {
    theirs.saveDraft(`theirs ${round}`, round * 10);
    mine.saveDraft(`mine ${round}`, round * 10 + 5);
  }

  expect(mine.entries().map((entry) => entry.text)).toEqual(['theirs 3', 'mine 2']);
});

test('going on with the draft of an earlier visit keeps no copy of it', () => {
  const store = new MemoryStore();
  shelf(store, 'yesterday').saveDraft('a', 1000);
  const today = shelf(store, 'today');
  today.load();

  today.saveDraft('ab', 2000);

  expect(today.entries()).toEqual([]);
});

test('a change of the store is another draft only if another tab wrote it', () => {
  const store = new MemoryStore();
  const mine = shelf(store, 'mine');
  const change = (tab: string) => ({
    key: 'basin:lab:retry-storm:draft',
    newValue: JSON.stringify({ text: 'a', savedAtMs: 1, tab }),
  });

  expect(mine.otherDraft(change('theirs'))?.text).toBe('a');
  expect(mine.otherDraft(change('mine'))).toBeUndefined();
  expect(mine.otherDraft({ key: null, newValue: null })).toBeUndefined();
});

test('a text that is in the history already is not kept twice', () => {
  const mine = shelf(new MemoryStore());
  mine.add(aTry('a', 'same'));

  mine.keep('same', { why: 'reset', nowMs: 5 });
  mine.keep('other', { why: 'reset', nowMs: 6 });

  expect(mine.entries().map((entry) => entry.kind)).toEqual(['kept', 'try']);
});

test('the history has a limit, and the newest pass outlives it', () => {
  const proof: Entry = { ...aTry('proof'), kind: 'check', status: 'pass' } as Entry;
  let entries: readonly Entry[] = [proof];

  for (let index = 0; index < ENTRY_LIMIT + 5; index++) entries = withEntry(entries, aTry(`try-${index}`));

  expect(entries).toHaveLength(ENTRY_LIMIT);
  expect(entries.at(-1)).toBe(proof);
  expect(entries[0]?.id).toBe(`try-${ENTRY_LIMIT + 4}`);
});

test('what others wrote into the store is passed over, not trusted', () => {
  expect(readDraft('{"text": 7}')).toBeUndefined();
  expect(readDraft('not json')).toBeUndefined();
  expect(readEntries('{}')).toEqual([]);
  expect(readEntries(JSON.stringify([null, { kind: 'try' }, aTry('good')])).map((entry) => entry.id)).toEqual(['good']);
});
