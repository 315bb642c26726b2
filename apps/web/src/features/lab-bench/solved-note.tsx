import Link from 'next/link';
import { Sentence } from '@/pieces/guard-editor/index.ts';
import styles from './result-view.module.css';
import type { LabWork } from './lab-work.ts';

/** After a check that held: what did it, and where to go from here. No fireworks: the chart is the reward. */
export function SolvedNote({ work }: { readonly work: LabWork }) {
  return (
    <div className={styles.solved} data-testid="solved">
      <p>
        <Sentence>{work.held}</Sentence>
      </p>
      <div className={styles.links}>
        <Link href="/#course" className="button" data-primary>
          What comes next
        </Link>
        <button type="button" className="button" onClick={() => work.compare('exemplar')}>
          Compare with a worked solution
        </button>
      </div>
    </div>
  );
}
