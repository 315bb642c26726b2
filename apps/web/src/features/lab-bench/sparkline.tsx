import { Check, X } from 'lucide-react';
import type { Spark } from '@/pieces/drafts/index.ts';
import styles from './sparkline.module.css';
import { sparkSays } from './sparks.ts';

/** Goodput as a share of offered load over one run, as small as a word. */
export function Sparkline({ spark }: { readonly spark: Spark }) {
  const { seed, isMet, good } = spark;
  const across = Math.max(1, good.length - 1);
  const points = good.map((share, step) => `${(step / across) * WIDTH},${HEIGHT - 1 - (share / 100) * (HEIGHT - 2)}`);
  return (
    <span className={styles.spark} role="img" aria-label={sparkSays(spark)} title={sparkSays(spark)}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
        <polygon points={`0,${HEIGHT} ${points.join(' ')} ${WIDTH},${HEIGHT}`} />
        <polyline points={points.join(' ')} vectorEffect="non-scaling-stroke" />
      </svg>
      <span className={styles.seed} data-met={isMet} aria-hidden>
        {seed} {isMet ? <Check /> : <X />}
      </span>
    </span>
  );
}

const WIDTH = 96;
const HEIGHT = 24;
