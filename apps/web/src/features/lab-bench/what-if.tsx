'use client';

import type { LabWork } from './lab-work.ts';
import { HarderForm } from './harder-form.tsx';
import { NeededView } from './needed-view.tsx';
import { ScoreView } from './score-view.tsx';
import styles from './what-if.module.css';

/** Questions about the guards on the desk that no goal asks. Nothing here is graded or recorded. */
export function WhatIf({ work }: { readonly work: LabWork }) {
  const { lab, diagnostics } = work;
  if (diagnostics.length > 0)
    return <p className={styles.about}>The guards cannot be read: what is wrong stands below them.</p>;
  return (
    <>
      <section aria-labelledby="what-if-harder">
        <h4 id="what-if-harder">… it were another day, or pushed harder?</h4>
        <HarderForm work={work} />
      </section>
      <section aria-labelledby="what-if-score">
        <h4 id="what-if-score">
          {lab.claim === 'metastable'
            ? '… the trigger were larger: how large may it be?'
            : '… the bounds were tighter?'}
        </h4>
        <ScoreView work={work} />
      </section>
      <section aria-labelledby="what-if-needed">
        <h4 id="what-if-needed">… one of my guards were missing: which are needed?</h4>
        <NeededView work={work} />
      </section>
    </>
  );
}
