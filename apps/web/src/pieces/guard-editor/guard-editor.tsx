'use client';

import type { Diagnostic } from '@basin/lab';
import { useId, useRef } from 'react';
import { useFinePointer } from './environment.ts';
import styles from './guard-editor.module.css';
import { PlainEditor } from './plain-editor.tsx';
import { type TabKey, useTabKey } from './tab-key.ts';
import type { TextPosition } from './text-position.ts';
import { useMonaco } from './use-monaco.ts';

export interface GuardEditorProps {
  /** The name of the file that the text is; no two editors of a page have the same. `guards.yaml` unless said. */
  readonly file?: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** From the parser, of this text. */
  readonly diagnostics: readonly Diagnostic[];
  /** What may be written: a JSON schema, such as `guardsJsonSchema`. Keep it the same object while it is the same. */
  readonly schema: object;
  readonly label: string;
  /** Where to go now: each new object is a new wish. */
  readonly spot?: TextPosition | undefined;
}

/**
 * A text of settings, guards above all: Monaco where there is a keyboard and a mouse, a plain text area of the same size before it
 * has been fetched, where fetching fails, and on touch screens, which Monaco does not serve.
 */
export function GuardEditor(props: GuardEditorProps) {
  const isFine = useFinePointer();
  return isFine === true ? <FullEditor {...props} /> : <TouchEditor {...props} isAwake={isFine !== undefined} />;
}

function FullEditor(props: GuardEditorProps) {
  const hintId = useId();
  const host = useRef<HTMLDivElement>(null);
  const tabKey = useTabKey();
  const status = useMonaco(host, {
    ...props,
    file: props.file ?? 'guards.yaml',
    describedBy: hintId,
    tabMovesFocus: tabKey.movesFocus,
    onToggleTab: tabKey.toggle,
  });
  const isReady = status === 'ready';

  return (
    <div className={styles.editor} role="group" aria-label={props.label} aria-describedby={hintId}>
      <div className={styles.frame} data-testid="guard-editor" data-editor={isReady ? 'monaco' : 'plain'}>
        <div ref={host} className={styles.host} />
        {!isReady && <PlainEditor {...props} describedBy={hintId} isAwake />}
      </div>
      {status === 'failed' ? (
        <p id={hintId} className={styles.hint}>
          Completion could not be loaded. This plain editor does everything else.
        </p>
      ) : (
        <TabHint id={hintId} tabKey={tabKey} />
      )}
    </div>
  );
}

function TouchEditor({ isAwake, ...props }: GuardEditorProps & { isAwake: boolean }) {
  const hintId = useId();
  return (
    <div className={styles.editor} role="group" aria-label={props.label} aria-describedby={hintId}>
      <div className={styles.frame} data-testid="guard-editor" data-editor="plain">
        <PlainEditor {...props} describedBy={hintId} isAwake={isAwake} />
      </div>
      <p id={hintId} className={styles.hint}>
        Two spaces indent. The form beside it writes the same text.
      </p>
    </div>
  );
}

function TabHint({ id, tabKey }: { id: string; tabKey: TabKey }) {
  return (
    <p id={id} className={styles.hint} aria-live="polite">
      {tabKey.movesFocus ? 'Tab moves on. ' : 'Tab indents. '}
      <kbd>{tabKey.chord}</kbd>{' '}
      {tabKey.movesFocus ? 'lets it indent again.' : 'lets it move on; so does Esc, then Tab.'}
    </p>
  );
}
