'use client';

import { CircleCheck, ListChecks, Play, Square } from 'lucide-react';
import { useApple } from '@/pieces/guard-editor/index.ts';
import { ShareButton } from '@/pieces/share/index.ts';
import styles from './bench-bar.module.css';
import type { Bench } from './use-bench.ts';
import type { LabWork } from './lab-work.ts';

/** What is being worked on, and the two buttons, which stay where they are whatever happens below. */
export function BenchBar({ work }: { readonly work: LabWork }) {
  const { lab, bench, desk } = work;
  return (
    <header className={styles.bar}>
      <div className={styles.title}>
        <h1>{lab.title}</h1>
        {desk.solved !== undefined && (
          <span className={styles.solved} data-testid="solved-mark">
            <CircleCheck aria-hidden />{' '}
            {desk.solved.revision === lab.revision ? 'Solved' : 'Solved, in an earlier version'}
          </span>
        )}
      </div>
      <div className={styles.share}>
        <ShareButton what="this lab as it is" word="Link" hashOf={work.hashOf} disabled={!desk.isAwake}>
          Your guards, the seed and what you look at (a goal, or a run that was pushed harder) are all in this link.
          Whoever opens it sees the same; their own guards are kept.
        </ShareButton>
      </div>
      <div className={styles.actions} role="group" aria-label="Run">
        {bench.busy === undefined ? <Buttons work={work} /> : <Progress bench={bench} />}
      </div>
    </header>
  );
}

function Buttons({ work }: { work: LabWork }) {
  const { lab, desk, seed, chooseSeed, press } = work;
  const isApple = useApple();
  const [tryKeys, checkKeys] = isApple ? ['⌘↵', '⇧⌘↵'] : ['Ctrl+Enter', 'Ctrl+Shift+Enter'];
  return (
    <>
      <label className={styles.seed}>
        <span>seed</span>
        <select value={seed} onChange={(event) => chooseSeed(Number(event.target.value))} disabled={!desk.isAwake}>
          {lab.seeds.public.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>
      <button
        type="button"
        className="button"
        disabled={!desk.isAwake}
        onClick={() => press('try')}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        title={`One run, of seed ${seed}, at once (${tryKeys})`}
      >
        <Play aria-hidden /> Try
      </button>
      <button
        type="button"
        className="button"
        data-primary
        disabled={!desk.isAwake}
        onClick={() => press('check')}
        aria-keyshortcuts="Control+Shift+Enter Meta+Shift+Enter"
        title={`Every public seed, and a verdict (${checkKeys})`}
      >
        <ListChecks aria-hidden /> Check
      </button>
    </>
  );
}

function Progress({ bench }: { bench: Bench }) {
  const { done, total } = bench.progress;
  const underWay = bench.live === undefined ? 0 : bench.live.nowUs / bench.live.durationUs;
  const [name, words] = bench.busy === 'try' ? ['Try', 'Running'] : ['Check', `${done} of ${total} seeds`];
  return (
    <>
      <div className={styles.progress}>
        <span>{words}</span>
        <progress max={Math.max(1, total)} value={done + underWay} aria-label={name} />
      </div>
      <button type="button" className="button" onClick={bench.cancel}>
        <Square aria-hidden /> Cancel
      </button>
    </>
  );
}
