/**
 * What a learner's device remembers of a lab: the text being written, what was tried, whether it was solved. Other texts
 * that are written on a page, such as the playground's, use the first two.
 *
 * Decision: filed under the lab's slug, never under its place in the course, so that reordering lessons hands nobody the
 * wrong work. Draft and history are two things: the draft is overwritten in place many times a minute, the history only
 * grows, and solving a lab deletes neither.
 *
 * Decision: two tabs may write the same draft. The last one wins the place, and the one overwritten goes into the
 * history first. So there is never a question that must be answered before work is safe.
 */
export interface Draft {
  readonly text: string;
  readonly savedAtMs: number;
  /** Which tab wrote it. */
  readonly tab: string;
}

/** A text with what became of it. */
export interface RunEntry {
  readonly kind: 'try' | 'check';
  readonly id: string;
  readonly text: string;
  readonly atMs: number;
  readonly seeds: readonly number[];
  readonly status: 'pass' | 'fail';
  readonly goals: readonly { readonly goal: string; readonly met: boolean; readonly says: string }[];
  /** Its runs in small, in the order of the seeds. Absent in entries of older versions. */
  readonly sparks?: readonly Spark[];
}

/** A run in so few numbers that a device can keep it. */
export interface Spark {
  readonly seed: number;
  /** Whether every goal is met on this seed alone. */
  readonly isMet: boolean;
  /** Goodput in percent of offered load, in equal steps over the run. */
  readonly good: readonly number[];
}

/** A text that would have been lost otherwise. */
export interface KeptEntry {
  readonly kind: 'kept';
  readonly id: string;
  readonly text: string;
  readonly atMs: number;
  readonly why: 'reset' | 'restore' | 'other-tab';
  /** For drafts of other tabs: one entry per tab, so that two tabs in turn do not fill the history. */
  readonly tab?: string;
}

export type Entry = RunEntry | KeptEntry;

export interface Solved {
  readonly atMs: number;
  /** Of the lab that was solved; another revision may ask for more. */
  readonly revision: string;
  readonly text: string;
}

export interface Shelved {
  readonly draft?: Draft;
  readonly entries: readonly Entry[];
  readonly solved?: Solved;
}

/** Newest first. */
export const ENTRY_LIMIT = 50;

/** Adds an entry in front. The oldest goes when there are too many, but never the newest that passed a check. */
export function withEntry(entries: readonly Entry[], entry: Entry): Entry[] {
  const others = entries.filter((each) => !isSameTab(each, entry));
  const all = [entry, ...others];
  if (all.length <= ENTRY_LIMIT) return all;
  const proof = all.find((each) => each.kind === 'check' && each.status === 'pass');
  const goes = all.findLastIndex((each) => each !== proof);
  return all.filter((_, index) => index !== goes);
}

function isSameTab(one: Entry, other: Entry): boolean {
  return one.kind === 'kept' && other.kind === 'kept' && one.tab !== undefined && one.tab === other.tab;
}

/** Whether a text can be found again without keeping it once more. */
export function isKept(entries: readonly Entry[], text: string): boolean {
  return entries.some((entry) => entry.text === text);
}

/** Of a stored draft; undefined for anything that is none. */
export function readDraft(json: string | null): Draft | undefined {
  const value = parse(json);
  return isRecord(value) && typeof value['text'] === 'string' && typeof value['savedAtMs'] === 'number'
    ? { text: value['text'], savedAtMs: value['savedAtMs'], tab: String(value['tab']) }
    : undefined;
}

/** Of a stored history; entries that are none are passed over, so that one bad entry does not cost the others. */
export function readEntries(json: string | null): Entry[] {
  const value = parse(json);
  return Array.isArray(value) ? value.filter(isEntry).slice(0, ENTRY_LIMIT) : [];
}

export function readSolved(json: string | null): Solved | undefined {
  const value = parse(json);
  return isRecord(value) && typeof value['atMs'] === 'number' && typeof value['text'] === 'string'
    ? { atMs: value['atMs'], revision: String(value['revision']), text: value['text'] }
    : undefined;
}

function isEntry(value: unknown): value is Entry {
  if (!isRecord(value) || typeof value['text'] !== 'string' || typeof value['atMs'] !== 'number') return false;
  if (typeof value['id'] !== 'string') return false;
  if (value['kind'] === 'kept') return true;
  const isRun = value['kind'] === 'try' || value['kind'] === 'check';
  const { sparks = [] } = value;
  return isRun && Array.isArray(value['seeds']) && Array.isArray(value['goals']) && Array.isArray(sparks);
}

function parse(json: string | null): unknown {
  try {
    return json === null ? undefined : JSON.parse(json);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
