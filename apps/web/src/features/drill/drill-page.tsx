import type { OpenDrill } from '@basin/lab';
import type { ReactNode } from 'react';
import { PageHead } from '@/pieces/page-head/index.ts';
import { DrillRoom } from './drill-room.tsx';
import styles from './before.module.css';

interface DrillPageProps {
  readonly drill: OpenDrill;
  readonly brief: ReactNode;
}

/** A drill: what is known beforehand, and the control room. */
export function DrillPage({ drill, brief }: DrillPageProps) {
  const { minutes, summary, title } = drill;
  return (
    <div className="page" data-wide>
      <PageHead facts={['Drill', `${minutes} minutes`]} title={title} standfirst={summary} />
      <div className={`prose ${styles.brief ?? ''}`}>{brief}</div>
      <noscript>
        <p className={styles.noscript}>
          The system runs in your browser, which needs JavaScript. What may be done about it can be read without.
        </p>
      </noscript>
      <DrillRoom drill={drill} />
    </div>
  );
}
