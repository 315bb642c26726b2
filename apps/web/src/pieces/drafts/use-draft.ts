'use client';

import { type RefObject, useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Draft, Entry, RunEntry, Shelved, Solved } from './drafts.ts';
import { type Saving, Shelf } from './shelf.ts';
import { useSaver } from './use-saver.ts';

/** A text that was replaced a moment ago, and by what. */
export interface Undoable {
  readonly text: string;
  readonly did: 'reset' | 'restored' | 'opened' | 'took over';
}

export interface DraftDesk {
  readonly text: string;
  /** Whether the draft has been looked up; before, the text is the start as the server sent it. */
  readonly isAwake: boolean;
  readonly saving: Saving | undefined;
  readonly entries: readonly Entry[];
  readonly solved: Solved | undefined;
  /** What another tab wrote, while it differs from what is here. */
  readonly other: Draft | undefined;
  readonly undoable: Undoable | undefined;
  readonly write: (text: string) => void;
  /** Puts another text in place of the one here, which is kept. */
  readonly replace: (text: string, did: Undoable['did']) => void;
  readonly undo: () => void;
  readonly dismissOther: () => void;
  readonly dismissUndo: () => void;
  readonly record: (entry: RunEntry) => void;
  readonly markSolved: (solved: Solved) => void;
}

/** The text on the desk, and its copies on the device, where `shelf` names them; `start` is what there is at first. */
export function useDraft({ shelf: name, start }: { readonly shelf: string; readonly start: string }): DraftDesk {
  const [text, setText] = useState(start);
  const [saving, setSaving] = useState<Saving>();
  const [other, setOther] = useState<Draft>();
  const [undoable, setUndoable] = useState<Undoable>();
  const { shelf, shelved, look, record, markSolved } = useShelf(name, {
    onDraft: (draft) => {
      setText(draft.text);
      setSaving({ savedAtMs: draft.savedAtMs });
    },
    onOtherDraft: setOther,
  });
  const onSaved = useCallback(
    (saved: Saving) => {
      setSaving(saved);
      if ('keptOther' in saved) look();
    },
    [look],
  );
  const saver = useSaver(shelf, onSaved);

  const write = (next: string): void => {
    setText(next);
    saver.later(next);
  };
  const replace = (next: string, did: Undoable['did']): void => {
    if (next === text) return;
    shelf.current?.keep(text, { why: did === 'reset' ? 'reset' : 'restore', nowMs: Date.now() });
    setUndoable({ text, did });
    setText(next);
    saver.now(next);
    look();
  };
  const undo = (): void => {
    if (undoable === undefined) return;
    setUndoable(undefined);
    write(undoable.text);
  };
  return {
    text,
    saving,
    undoable,
    write,
    replace,
    undo,
    isAwake: shelved !== undefined,
    entries: shelved?.entries ?? [],
    solved: shelved?.solved,
    other: other?.text === text ? undefined : other,
    dismissOther: () => setOther(undefined),
    dismissUndo: () => setUndoable(undefined),
    record,
    markSolved,
  };
}

interface ShelfNews {
  readonly onDraft: (draft: Draft) => void;
  readonly onOtherDraft: (draft: Draft) => void;
}

interface OpenShelf extends Pick<DraftDesk, 'record' | 'markSolved'> {
  readonly shelf: RefObject<Shelf | undefined>;
  readonly shelved: Shelved | undefined;
  /** Looks again at what is on it. */
  readonly look: () => void;
}

/** Opens the shelf once the page is awake, and hears of what other tabs put there. */
function useShelf(name: string, news: ShelfNews): OpenShelf {
  const shelf = useRef<Shelf | undefined>(undefined);
  const [shelved, setShelved] = useState<Shelved>();
  const look = useCallback(() => {
    const solved = shelf.current?.solved();
    setShelved({ entries: shelf.current?.entries() ?? [], ...(solved && { solved }) });
  }, []);
  const onFound = useEffectEvent((found: Shelved) => {
    setShelved(found);
    if (found.draft !== undefined) news.onDraft(found.draft);
  });
  const onOtherDraft = useEffectEvent((draft: Draft) => news.onOtherDraft(draft));

  useEffect(() => {
    const opened = new Shelf(name, { store: deviceStore(), tab: randomName() });
    shelf.current = opened;
    onFound(opened.load());
    const onStorage = (event: StorageEvent): void => {
      const draft = opened.otherDraft(event);
      if (draft === undefined) look();
      else onOtherDraft(draft);
    };
    addEventListener('storage', onStorage);
    return () => removeEventListener('storage', onStorage);
  }, [name, look]);

  const record = (entry: RunEntry): void => {
    shelf.current?.add(entry);
    look();
  };
  const markSolved = (solved: Solved): void => {
    shelf.current?.markSolved(solved);
    look();
  };
  return { shelf, shelved, look, record, markSolved };
}

/** `localStorage`, or a stand-in that refuses everything: merely naming it throws where storage is blocked. */
function deviceStore(): Pick<Storage, 'getItem' | 'setItem'> {
  try {
    return localStorage;
  } catch (error) {
    const refuse = (): never => {
      throw error;
    };
    return { getItem: refuse, setItem: refuse };
  }
}

/** Only has to differ from the other tabs of this browser. `crypto.randomUUID` is missing where a server has no TLS. */
const randomName = (): string => Math.random().toString(36).slice(2);
