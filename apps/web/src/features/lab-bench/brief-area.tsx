'use client';

import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';
import styles from './brief-area.module.css';
import { History } from './history.tsx';
import { PLACES } from './places.ts';
import type { LabWork } from './lab-work.ts';
import type { BriefView } from './use-views.ts';

interface BriefAreaProps {
  readonly work: LabWork;
  readonly brief: ReactNode;
  readonly hints: ReactNode;
}

/** What is asked, what helps, and what was tried. */
export function BriefArea({ work, brief, hints }: BriefAreaProps) {
  const { desk, views } = work;
  const view = views.brief;
  const { entries } = desk;
  return (
    <Tabs.Root className={styles.area} value={view} onValueChange={(next) => views.showBrief(next as BriefView)}>
      <Tabs.List className={styles.views} aria-label="About this lab">
        <Tabs.Trigger value="brief">Brief</Tabs.Trigger>
        <Tabs.Trigger value="hints">Hints</Tabs.Trigger>
        <Tabs.Trigger value="tries">
          Tries{entries.length > 0 && <span className={styles.count}> {entries.length}</span>}
        </Tabs.Trigger>
      </Tabs.List>
      {/* Brief and hints stay in the page: links point into them, and hints that were opened stay open. */}
      <Tabs.Content value="brief" className={styles.view} forceMount hidden={view !== 'brief'}>
        <div id={PLACES.brief} className={`prose ${styles.prose ?? ''}`}>
          {brief}
        </div>
      </Tabs.Content>
      <Tabs.Content value="hints" className={styles.view} forceMount hidden={view !== 'hints'}>
        <p className={styles.ladder}>One step at a time: read one, try again, and the next stands below it.</p>
        <div id={PLACES.hints} className={`prose ${styles.prose ?? ''} ${styles.hints ?? ''}`}>
          {hints}
        </div>
      </Tabs.Content>
      <Tabs.Content value="tries" className={styles.view}>
        <History work={work} />
      </Tabs.Content>
    </Tabs.Root>
  );
}
