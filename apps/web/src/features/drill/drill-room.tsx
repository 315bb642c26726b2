'use client';

import type { OpenDrill, Play as Record } from '@basin/lab';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useDraft } from '@/pieces/drafts/index.ts';
import { AfterwardsView } from './afterwards-view.tsx';
import { ControlRoom } from './control-room.tsx';
import { BeforeView } from './before-view.tsx';
import { nextSeed, readRecord, recordText } from './record.ts';
import { type Afterwards, useAfterwards } from './use-afterwards.ts';
import { usePlay } from './use-play.ts';

/** A drill from the page that calls somebody to what is said about what they did. Plays are kept on the device. */
export function DrillRoom({ drill }: { readonly drill: OpenDrill }) {
  const desk = useDraft({ shelf: `lab:${drill.slug}`, start: '' });
  const play = usePlay(drill);
  const [earlier, look] = useState<Record>();
  const { choice, isOver, orders } = play;
  const live = useMemo(
    (): Record | undefined =>
      choice && isOver ? { seed: choice.seed, actions: orders.map(({ action }) => action) } : undefined,
    [choice, isOver, orders],
  );
  const afterwards = useAfterwards(drill, live ?? earlier);
  const keep = useEffectEvent(({ play: { seed }, verdict }: Afterwards) => {
    if (live === undefined || (verdict.status !== 'pass' && verdict.status !== 'fail')) return;
    const [text, atMs] = [recordText(seed, orders), Date.now()];
    const goals = verdict.parts.map(({ part, met, says }) => ({ goal: part, met, says }));
    desk.record({ kind: 'check', id: `check-${atMs}`, text, atMs, seeds: [seed], status: verdict.status, goals });
    if (verdict.status === 'pass') desk.markSolved({ atMs, revision: drill.revision, text });
  });
  useEffect(() => {
    if (afterwards !== undefined) keep(afterwards);
  }, [afterwards]);

  const begin = (isExam: boolean): void => {
    const played = desk.entries.flatMap((entry) => ('seeds' in entry ? entry.seeds : []));
    look(undefined);
    play.begin({ isExam, seed: nextSeed(isExam ? drill.exam.seeds : drill.seeds, played) });
  };
  const leave = (): void => {
    look(undefined);
    play.leave();
  };
  if (live !== undefined || earlier !== undefined)
    return <AfterwardsView drill={drill} afterwards={afterwards} onAgain={begin} onLeave={leave} />;
  if (choice !== undefined) return <ControlRoom drill={drill} play={play} />;
  return <BeforeView drill={drill} desk={desk} onBegin={begin} onLook={(text) => look(readRecord(text, drill))} />;
}
