'use client';

import type { Run } from '@basin/engine';
import { useState } from 'react';
import { type RunState, useRuns } from '@/pieces/runner/index.ts';
import { FILES, type Sheet, type SheetText } from './sheet.ts';
import type { RunnableSystem, Understood } from './understand.ts';

/** A finished run, and the sheet that it is a run of. */
export interface Made {
  readonly run: Run;
  readonly sheet: Sheet;
  readonly system: RunnableSystem;
  /** Where playing begins: where somebody acted. */
  readonly fromUs?: number;
}

export interface Bench {
  readonly isBusy: boolean;
  readonly made: Made | undefined;
  /** The run under way, as far as it got. */
  readonly live: Run | undefined;
  /** Why there is no new run. Empty if nothing is wrong. */
  readonly says: string;
  readonly run: (wanted: Wanted) => Promise<void>;
  readonly cancel: () => void;
  /** Another sheet has come: its run is still to be made. */
  readonly clear: () => void;
}

interface Wanted extends Pick<Understood, 'system' | 'diagnostics'> {
  readonly sheet: Sheet;
  readonly fromUs?: number;
}

/** Runs sheets in this browser, one at a time, and keeps the last one that ended. */
export function useBench(): Bench {
  const runs = useRuns();
  const [made, keep] = useState<Made>();
  const [says, say] = useState('');

  const run = async ({ sheet, system, diagnostics, fromUs }: Wanted): Promise<void> => {
    if (system === undefined) return say(whyNot(diagnostics));
    say('');
    const { seed } = sheet;
    const state = await runs.start({ ...system, seeds: [seed], stream: true });
    const [done] = state.runs;
    if (state.status === 'done' && done !== undefined)
      keep({ run: done, sheet, system, ...(fromUs !== undefined && { fromUs }) });
    else say(troubleOf(state));
  };
  const clear = (): void => {
    runs.cancel();
    keep(undefined);
    say('');
  };
  const { cancel, live, status } = runs;
  return { isBusy: status === 'running', made, live, says, run, cancel, clear };
}

function whyNot(diagnostics: Understood['diagnostics']): string {
  const wrong = (Object.keys(FILES) as SheetText[]).find((text) => diagnostics[text].length > 0);
  return wrong === undefined
    ? 'There is nothing to run yet: add a client and what it calls.'
    : `Nothing was run: ${FILES[wrong]} cannot be read. What to write instead is listed below it.`;
}

function troubleOf({ status, diagnostics, says }: RunState): string {
  if (status === 'refused') return diagnostics.map((each) => `${each.says} ${each.instead}`).join(' ');
  return status === 'crashed'
    ? `That was our fault, not yours: the simulator stopped (${says}). The sheet is safe.`
    : '';
}
