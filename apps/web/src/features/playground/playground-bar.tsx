'use client';

import { Dices, Play, Square } from 'lucide-react';
import { useId, useState } from 'react';
import { useApple } from '@/pieces/guard-editor/index.ts';
import styles from './playground-bar.module.css';
import { ShareSheet } from './share-sheet.tsx';
import { StartMenu } from './start-menu.tsx';
import type { Start } from './starts.ts';
import type { Playing } from './use-playground.ts';

interface PlaygroundBarProps {
  readonly playing: Playing;
  readonly starts: readonly Start[];
}

/** Where the sheet comes from, where it goes, and the one button. */
export function PlaygroundBar({ playing, starts }: PlaygroundBarProps) {
  const { bench, desk, run, sheet } = playing;
  const isApple = useApple();
  return (
    <header className={styles.bar}>
      <h1>Playground</h1>
      <fieldset className={styles.tools} disabled={!desk.isAwake}>
        <legend className="visually-hidden">Sheet</legend>
        <StartMenu playing={playing} starts={starts} />
        <ShareSheet sheet={sheet} />
      </fieldset>
      <fieldset className={styles.actions} disabled={!desk.isAwake}>
        <legend className="visually-hidden">Run</legend>
        <Seed playing={playing} />
        {bench.isBusy ? (
          <button type="button" className="button" onClick={bench.cancel}>
            <Square aria-hidden /> Stop
          </button>
        ) : (
          <button
            type="button"
            className="button"
            data-primary
            onClick={() => run()}
            aria-keyshortcuts="Control+Enter Meta+Enter"
            title={`One run of seed ${sheet.seed} (${isApple ? '⌘↵' : 'Ctrl+Enter'})`}
          >
            <Play aria-hidden /> Run
          </button>
        )}
      </fieldset>
    </header>
  );
}

/** Keeps what is being typed; what cannot be a seed changes nothing. */
function Seed({ playing: { change, run, sheet } }: { readonly playing: Playing }) {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  return (
    <div className={styles.seed}>
      <label htmlFor={id}>seed</label>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        value={typed ?? String(sheet.seed)}
        onChange={({ target }) => {
          setTyped(target.value);
          if (/^\d{1,9}$/.test(target.value.trim())) change({ ...sheet, seed: Number(target.value) });
        }}
        onBlur={() => setTyped(undefined)}
      />
      <button
        type="button"
        className="button"
        title="Another seed: the same system with other luck"
        onClick={() => run({ sheet: { ...sheet, seed: sheet.seed + 1 } })}
      >
        <Dices aria-hidden /> <span className={styles.word}>Another seed</span>
      </button>
    </div>
  );
}
