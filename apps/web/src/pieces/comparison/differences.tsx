'use client';

import { lazy, Suspense } from 'react';
import type { Comparison as Answer } from '@basin/experiments';
import type { CompareFigure } from './compare-figure.ts';
import styles from './comparison.module.css';

const DifferencePicture = lazy(async () => ({ default: (await import('./difference-picture.tsx')).DifferencePicture }));

interface DifferencesProps {
  readonly figure: CompareFigure;
  readonly answer: Answer;
}

/** The paired differences over many seeds; their picture comes with the first answer. */
export function Differences(props: DifferencesProps) {
  return (
    <div className={styles['differences']}>
      <Suspense fallback={null}>
        <DifferencePicture {...props} />
      </Suspense>
    </div>
  );
}
