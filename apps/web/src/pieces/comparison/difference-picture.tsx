import type { Comparison as Answer } from '@basin/experiments';
import { Comparison, describeComparison } from '@basin/viz';
import type { CompareFigure } from './compare-figure.ts';
import { countedFor, demandsText } from './demands.ts';
import styles from './comparison.module.css';

interface DifferencePictureProps {
  readonly figure: Pick<CompareFigure, 'a' | 'b' | 'seeds' | 'demands'>;
  readonly answer: Answer;
}

export function DifferencePicture({ figure: { a, b, seeds, demands }, answer }: DifferencePictureProps) {
  const names = [a.says, b.says] as const;
  const counted = countedFor(demands);
  return (
    <>
      <Comparison
        answer={answer}
        names={names}
        counted={counted}
        title={`The same ${seeds} seeds, A and B`}
        caption={describeComparison(answer, names, counted)}
      />
      {demands && <p className={styles['demands']}>{demandsText(demands)}</p>}
    </>
  );
}
