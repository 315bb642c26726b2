'use client';

import type { OpenLab } from '@basin/lab';
import type { ReactNode } from 'react';
import { Areas } from '@/pieces/areas/index.ts';
import { BenchBar } from './bench-bar.tsx';
import { BriefArea } from './brief-area.tsx';
import { GuardsArea } from './guards-area.tsx';
import styles from './lab-bench.module.css';
import { SystemArea } from './system-area.tsx';
import { useLab } from './use-lab.ts';
import { useShortcuts } from './use-shortcuts.ts';

export interface LabBenchProps {
  readonly lab: OpenLab;
  readonly brief: ReactNode;
  readonly hints: ReactNode;
}

/** The lab: what is asked, the guards, and the system they act on. */
export function LabBench({ lab, brief, hints }: LabBenchProps) {
  const work = useLab(lab);
  useShortcuts({ onTry: () => work.press('try'), onCheck: () => work.press('check') });
  return (
    <div className={styles.bench} data-awake={work.desk.isAwake}>
      <noscript>
        <p className={styles.noscript}>
          A lab runs a simulator in your browser, which needs JavaScript. The brief can be read without.
        </p>
      </noscript>
      <BenchBar work={work} />
      {work.link.says !== '' && (
        <div className={styles.notice} role="alert" data-testid="link-problem">
          <p>{work.link.says}</p>
          <button type="button" className="button" onClick={work.link.dismiss}>
            Fine
          </button>
        </div>
      )}
      <Areas
        id="lab"
        shown={work.views.area}
        onShow={work.views.showArea}
        areas={[
          {
            id: 'brief',
            name: 'Brief',
            size: 25,
            least: 15,
            content: <BriefArea work={work} brief={brief} hints={hints} />,
          },
          { id: 'guards', name: 'Guards', size: 33, least: 20, content: <GuardsArea work={work} /> },
          {
            id: 'system',
            name: 'System',
            label: 'Running system',
            size: 42,
            least: 25,
            content: <SystemArea work={work} />,
          },
        ]}
      />
      <p className="visually-hidden" role="status" data-testid="spoken">
        {work.bench.spoken}
      </p>
    </div>
  );
}
