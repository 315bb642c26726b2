'use client';

import { Areas } from '@/pieces/areas/index.ts';
import { Notices } from '@/pieces/drafts/index.ts';
import { PlaygroundBar } from './playground-bar.tsx';
import styles from './playground.module.css';
import type { Sheet } from './sheet.ts';
import { SheetArea } from './sheet-area.tsx';
import type { Start } from './starts.ts';
import { SystemArea } from './system-area.tsx';
import { usePlayground } from './use-playground.ts';
import { useRunKey } from './use-run-key.ts';

interface PlaygroundProps {
  readonly first: Sheet;
  readonly starts: readonly Start[];
}

/** A system of one's own: its texts, its picture, its runs. */
export function Playground({ first, starts }: PlaygroundProps) {
  const playing = usePlayground(first);
  const { area, desk, link, showArea } = playing;
  useRunKey(playing.run);
  return (
    <div className={styles.playground} data-awake={desk.isAwake} data-testid="playground">
      <noscript>
        <p className={styles.noscript}>
          The playground runs a simulator in your browser, which needs JavaScript. Without it, this is a system to look
          at; the published ones come with their runs.
        </p>
      </noscript>
      <PlaygroundBar playing={playing} starts={starts} />
      {link.says !== '' && (
        <div className={styles.notice} role="alert" data-testid="link-problem">
          <p>{link.says}</p>
          <button type="button" onClick={link.dismiss}>
            Fine
          </button>
        </div>
      )}
      <Notices desk={desk} keptIn="earlier sheets" />
      <Areas
        id="playground"
        shown={area}
        onShow={showArea}
        areas={[
          { id: 'sheet', name: 'Sheet', size: 38, least: 20, content: <SheetArea playing={playing} /> },
          { id: 'system', name: 'System', size: 62, least: 30, content: <SystemArea playing={playing} /> },
        ]}
      />
    </div>
  );
}
