import {
  type Draft,
  type Entry,
  isKept,
  readDraft,
  readEntries,
  readSolved,
  type Shelved,
  type Solved,
  withEntry,
} from './drafts.ts';

/** The part of `localStorage` used here. Every one of its methods may throw: blocked, full, or private. */
export type Store = Pick<Storage, 'getItem' | 'setItem'>;

/** How saving went; `keptOther` if another tab's draft went into the history for it. */
export type Saving = { readonly savedAtMs: number; readonly keptOther?: boolean } | { readonly failed: string };

/**
 * A shelf on this device, as one tab uses it.
 *
 * What cannot be stored stays in memory and is offered again with the next save; the caller is told, so that it can tell
 * the learner. Reads always look at the store first, because other tabs write there too.
 */
export class Shelf {
  private readonly keys: { readonly draft: string; readonly history: string; readonly solved: string };
  private readonly store: Store;
  private readonly tab: string;
  /** The stored draft this tab has shown or written. Any other was written by another tab. */
  private known: Draft | undefined;
  /** Entries the store refused. */
  private unstored: Entry[] = [];
  private unstoredSolved: Solved | undefined;

  constructor(name: string, { store, tab }: { store: Store; tab: string }) {
    this.keys = {
      draft: `basin:${name}:draft`,
      history: `basin:${name}:history`,
      solved: `basin:${name}:solved`,
    };
    this.store = store;
    this.tab = tab;
  }

  load(): Shelved {
    const draft = this.storedDraft();
    this.known = draft;
    const solved = this.solved();
    return { entries: this.entries(), ...(draft && { draft }), ...(solved && { solved }) };
  }

  entries(): readonly Entry[] {
    return this.unstored.reduceRight<readonly Entry[]>(
      (entries, entry) => withEntry(entries, entry),
      this.storedEntries(),
    );
  }

  solved(): Solved | undefined {
    return readSolved(this.read(this.keys.solved)) ?? this.unstoredSolved;
  }

  /** The draft of another tab, if that is what a change of the store was about. */
  otherDraft(change: { readonly key: string | null; readonly newValue: string | null }): Draft | undefined {
    const draft = change.key === this.keys.draft ? readDraft(change.newValue) : undefined;
    return draft?.tab === this.tab ? undefined : draft;
  }

  saveDraft(text: string, nowMs: number): Saving {
    const keptOther = this.rescue(text);
    const draft: Draft = { text, savedAtMs: nowMs, tab: this.tab };
    const failed = this.write(this.keys.draft, draft);
    if (failed !== undefined) return { failed };
    this.known = draft;
    return { savedAtMs: nowMs, ...(keptOther && { keptOther }) };
  }

  add(entry: Entry): void {
    const entries = withEntry(this.entries(), entry);
    if (this.write(this.keys.history, entries) === undefined) this.unstored = [];
    else this.unstored = [entry, ...this.unstored];
  }

  /** Keeps a text that is about to be replaced, unless it can be found already. */
  keep(text: string, { why, nowMs }: { why: 'reset' | 'restore'; nowMs: number }): void {
    if (isKept(this.entries(), text)) return;
    this.add({ kind: 'kept', id: `kept-${this.tab}-${nowMs}`, text, atMs: nowMs, why });
  }

  markSolved(solved: Solved): void {
    this.unstoredSolved = this.write(this.keys.solved, solved) === undefined ? undefined : solved;
  }

  /** Moves a draft that another tab wrote, and that this one is about to overwrite, into the history. */
  private rescue(text: string): boolean {
    const stored = this.storedDraft();
    if (stored === undefined || stored.tab === this.tab || stored.text === text) return false;
    if (stored.tab === this.known?.tab && stored.savedAtMs === this.known.savedAtMs) return false;
    if (isKept(this.entries(), stored.text)) return false;
    const { tab } = stored;
    this.add({ kind: 'kept', id: `tab-${tab}`, text: stored.text, atMs: stored.savedAtMs, why: 'other-tab', tab });
    return true;
  }

  private storedDraft(): Draft | undefined {
    return readDraft(this.read(this.keys.draft));
  }

  private storedEntries(): Entry[] {
    return readEntries(this.read(this.keys.history));
  }

  private read(key: string): string | null {
    try {
      return this.store.getItem(key);
    } catch {
      return null;
    }
  }

  /** What went wrong, if anything did. */
  private write(key: string, value: unknown): string | undefined {
    try {
      this.store.setItem(key, JSON.stringify(value));
      return undefined;
    } catch (error) {
      return error instanceof DOMException && error.name === 'QuotaExceededError'
        ? 'its storage is full'
        : 'its storage is off';
    }
  }
}
