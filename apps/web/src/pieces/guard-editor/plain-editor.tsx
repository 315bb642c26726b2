'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import styles from './guard-editor.module.css';
import { offsetOf, type TextPosition } from './text-position.ts';

interface PlainEditorProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly label: string;
  readonly describedBy: string;
  /** Before the page has woken up, typing would be lost. */
  readonly isAwake: boolean;
  readonly spot?: TextPosition | undefined;
}

/** A text area with the metrics of the full editor, so that nothing moves when that takes its place. */
export function PlainEditor({ text, onChange, label, describedBy, isAwake, spot }: PlainEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const goTo = useEffectEvent((position: TextPosition) => {
    const offset = offsetOf(text, position);
    area.current?.focus();
    area.current?.setSelectionRange(offset, offset);
  });
  useEffect(() => {
    if (spot !== undefined) goTo(spot);
  }, [spot]);
  return (
    <textarea
      ref={area}
      className={styles.plain}
      value={text}
      onChange={(event) => onChange(event.target.value)}
      readOnly={!isAwake}
      aria-label={label}
      aria-describedby={describedBy}
      autoCapitalize="off"
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
    />
  );
}
