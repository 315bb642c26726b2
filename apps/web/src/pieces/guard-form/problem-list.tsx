import type { Diagnostic } from '@basin/lab';
import { Sentence } from '@/pieces/guard-editor/index.ts';
import styles from './guard-form.module.css';

/** What is wrong with a field, below it, in the same sentences as everywhere. */
export function ProblemList({ id, problems }: { readonly id: string; readonly problems: readonly Diagnostic[] }) {
  if (problems.length === 0) return null;
  return (
    <div id={id} className={styles.problem}>
      {problems.map((problem) => (
        <p key={problem.says}>
          <Sentence>{`${problem.says} ${problem.instead}`}</Sentence>
        </p>
      ))}
    </div>
  );
}
