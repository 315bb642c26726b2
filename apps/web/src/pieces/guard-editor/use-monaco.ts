'use client';

import type { Diagnostic } from '@basin/lab';
import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import type { MonacoPane, PaneOptions } from './monaco-pane.ts';
import type { TextPosition } from './text-position.ts';

export interface MonacoOptions extends PaneOptions {
  readonly schema: object;
  readonly diagnostics: readonly Diagnostic[];
  readonly tabMovesFocus: boolean;
  readonly spot?: TextPosition | undefined;
}

export type MonacoStatus = 'loading' | 'ready' | 'failed';

/** Puts Monaco into `host` when it has been fetched, and keeps it in step with the options. */
export function useMonaco(host: RefObject<HTMLDivElement | null>, options: MonacoOptions): MonacoStatus {
  const [pane, setPane] = useState<MonacoPane | 'failed'>();
  const onChange = useEffectEvent((text: string) => options.onChange(text));
  const onToggleTab = useEffectEvent(() => options.onToggleTab());
  const optionsNow = useEffectEvent((): PaneOptions => ({
    ...options,
    onChange: (text) => onChange(text),
    onToggleTab: () => onToggleTab(),
  }));

  useEffect(() => {
    let made: MonacoPane | undefined;
    let isGone = false;
    void import('./monaco-pane.ts').then(
      (loaded) => {
        if (isGone || host.current === null) return;
        made = new loaded.MonacoPane(host.current, optionsNow());
        setPane(made);
      },
      () => !isGone && setPane('failed'),
    );
    return () => {
      isGone = true;
      made?.dispose();
      setPane(undefined);
    };
  }, [host]);

  useFollow(pane === 'failed' ? undefined : pane, options);
  return pane === undefined ? 'loading' : pane === 'failed' ? 'failed' : 'ready';
}

/** Hands what changed outside to the editor. */
function useFollow(pane: MonacoPane | undefined, options: MonacoOptions): void {
  const { text, schema, diagnostics, tabMovesFocus, spot } = options;
  useEffect(() => pane?.learn(schema), [pane, schema]);
  useEffect(() => pane?.show(text), [pane, text]);
  useEffect(() => pane?.mark(diagnostics), [pane, diagnostics]);
  useEffect(() => pane?.letTabMoveFocus(tabMovesFocus), [pane, tabMovesFocus]);
  useEffect(() => {
    if (spot !== undefined) pane?.goTo(spot);
  }, [pane, spot]);
}
