import { Meaning, Topology } from '@basin/viz';
import { flowsIn } from './moments.ts';
import type { Views } from './views.ts';
import { shareText, timesText, timeText } from './words.ts';
import styles from './two-views.module.css';

interface LoopViewProps {
  readonly views: Views;
  readonly bucket: number;
  readonly title: string;
}

/** What flows around between the boxes in one moment, and the loops it flows in. */
export function LoopView({ views, bucket, title }: LoopViewProps) {
  const { scenario, guards, loops, amplification, wasted } = views;
  return (
    <>
      <Topology
        scenario={scenario}
        guards={guards}
        flows={flowsIn(views, bucket)}
        loops={loops.filter(({ sign }) => sign === '+')}
        title={`${title}: what flows at ${timeText(views, bucket)}`}
      />
      <p className={styles['legend']}>
        Along the arrow, as wide as there are attempts: <Meaning of="goodput">those of good calls</Meaning>,{' '}
        <Meaning of="attempts">other first ones</Meaning>, <Meaning of="retries" />; beside it what is{' '}
        <Meaning of="shed">refused</Meaning>. Framed: a loop that grows.
      </p>
      <dl className={styles['around']}>
        <div>
          <dt>attempts per call</dt>
          <dd>{timesText(amplification[bucket])}</dd>
        </div>
        <div>
          <dt>work for callers who have left</dt>
          <dd>{shareText(wasted[bucket])}</dd>
        </div>
      </dl>
    </>
  );
}
