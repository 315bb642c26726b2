'use client';

import { type GuardSettings, NO_GUARDS, type Scenario, seconds } from '@basin/engine';
import { useDeferredValue, useEffect, useEffectEvent, useMemo, useState } from 'react';
import { type DraftDesk, useDraft } from '@/pieces/drafts/index.ts';
import type { TextPosition } from '@/pieces/guard-editor/index.ts';
import { EMPTY_SHEET, readSheet, writtenSheet, type Sheet, type SheetText } from './sheet.ts';
import { understand, type Understood } from './understand.ts';
import { type Bench, useBench } from './use-bench.ts';
import { type LinkNews, useLink } from './use-link.ts';

export type Area = 'sheet' | 'system';
export type SystemView = 'run' | 'views' | 'width' | 'curve' | 'home';

/** One person at one sheet: what is there, and what can be done. The areas of the page show parts of it. */
export interface Playing {
  readonly desk: DraftDesk;
  readonly sheet: Sheet;
  readonly understood: Understood;
  /** The last system that could be drawn, and whether it is the one in the text. */
  readonly drawn: { readonly scenario: Scenario; readonly guards: GuardSettings; readonly isCurrent: boolean };
  readonly bench: Bench;
  readonly link: LinkNews;
  /** The component or arrow in the hand. */
  readonly chosen: string | undefined;
  readonly choose: (part: string | undefined) => void;
  readonly change: (sheet: Sheet) => void;
  /** Puts another sheet in place of the one here, which is kept. */
  readonly open: (sheet: Sheet) => void;
  /** Runs what is on the sheet, or another sheet that takes its place. */
  readonly run: (options?: { readonly sheet?: Sheet; readonly fromUs?: number }) => void;
  readonly area: Area;
  readonly showArea: (area: Area) => void;
  readonly text: SheetText;
  readonly showText: (text: SheetText) => void;
  readonly view: SystemView;
  readonly showView: (view: SystemView) => void;
  readonly spot: { readonly of: SheetText; readonly at: TextPosition } | undefined;
  readonly goTo: (text: SheetText, at: TextPosition) => void;
}

export function usePlayground(first: Sheet): Playing {
  const desk = useDraft({ shelf: 'playground', start: writtenSheet(first) });
  const sheet = useSheet(desk, first);
  const understood = useUnderstood(sheet);
  const drawn = useDrawn(understood);
  const bench = useBench();
  const [chosen, choose] = useState<string>();
  const [area, showArea] = useState<Area>('system');
  const [text, showText] = useState<SheetText>('scenario');
  const [view, showView] = useState<SystemView>('run');
  const [spot, goToSpot] = useState<Playing['spot']>();

  const change = (next: Sheet): void => desk.write(writtenSheet(next));
  const open = (next: Sheet): void => {
    const written = writtenSheet(next);
    // Nobody misses what nobody wrote.
    if ([first, EMPTY_SHEET].some((each) => writtenSheet(each) === desk.text)) desk.write(written);
    else desk.replace(written, 'opened');
    bench.clear();
    choose(undefined);
  };
  const link = useLink(desk.isAwake, open);
  const goTo: Playing['goTo'] = (of, at) => {
    showArea('sheet');
    showText(of);
    goToSpot({ of, at });
  };
  const run: Playing['run'] = ({ sheet: next = sheet, fromUs } = {}) => {
    if (next !== sheet) change(next);
    const { system, diagnostics } = understand(next);
    showArea('system');
    if (fromUs === undefined && view !== 'views') showView('run');
    void bench.run({ sheet: next, diagnostics, ...(system && { system }), ...(fromUs !== undefined && { fromUs }) });
  };
  const views = { area, showArea, text, showText, view, showView, spot, goTo };
  return { desk, sheet, understood, drawn, bench, link, chosen, choose, change, open, run, ...views };
}

/** A draft that cannot be read, because a newer version of the course wrote it, is kept and set aside. */
function useSheet(desk: DraftDesk, first: Sheet): Sheet {
  const read = useMemo(() => readSheet(desk.text), [desk.text]);
  const setAside = useEffectEvent(() => desk.replace(writtenSheet(first), 'opened'));
  const isReadable = 'sheet' in read;
  useEffect(() => {
    if (desk.isAwake && !isReadable) setAside();
  }, [desk.isAwake, isReadable]);
  return isReadable ? read.sheet : first;
}

/** Typing comes first; what it means follows as soon as there is time for it. */
function useUnderstood(sheet: Sheet): Understood {
  const { scenario, guards, actions } = useDeferredValue(sheet);
  return useMemo(() => understand({ scenario, guards, actions, seed: 0 }), [scenario, guards, actions]);
}

function useDrawn({ shape, guards }: Understood): Playing['drawn'] {
  const [last, keep] = useState<{ scenario: Scenario; guards: GuardSettings }>();
  if (shape !== undefined && (shape !== last?.scenario || guards !== last.guards)) keep({ scenario: shape, guards });
  if (shape !== undefined) return { scenario: shape, guards, isCurrent: true };
  return last === undefined ? { ...NOTHING_DRAWN, isCurrent: false } : { ...last, isCurrent: false };
}

const NOTHING_DRAWN: { readonly scenario: Scenario; readonly guards: GuardSettings } = {
  scenario: {
    version: 1,
    duration: seconds(300),
    bucket: seconds(1),
    components: {},
    arrows: {},
    triggers: {},
    guards: NO_GUARDS,
  },
  guards: NO_GUARDS,
};
