'use client';

import { LineDiffTable } from '@/pieces/guard-editor/index.ts';
import { AgainstExemplar } from './against-exemplar.tsx';
import styles from './differences.module.css';
import { nameOf } from './entry-words.ts';
import type { Exemplar } from './use-exemplar.ts';
import type { LabWork } from './lab-work.ts';

interface DifferencesProps {
  readonly work: LabWork;
  readonly exemplar: Exemplar;
}

/** The text in the editor, line by line against the start, an earlier text, or a worked solution. */
export function Differences({ work, exemplar }: DifferencesProps) {
  const { lab, desk, views } = work;
  const { text, entries } = desk;
  const { against } = views;
  const entry = entries.find((each) => each.id === against);
  return (
    <div className={styles.differences}>
      <label className={styles.choice}>
        <span>Your guards against</span>
        <select value={against} onChange={(event) => views.compareWith(event.target.value)}>
          <option value="start">the start</option>
          <option value="exemplar">a worked solution</option>
          {entries.map((each) => (
            <option key={each.id} value={each.id}>
              {nameOf(each)}
            </option>
          ))}
        </select>
      </label>
      {against === 'exemplar' ? (
        <AgainstExemplar work={work} exemplar={exemplar} />
      ) : (
        <LineDiffTable
          before={
            entry === undefined ? { name: 'the start', text: lab.start } : { name: nameOf(entry), text: entry.text }
          }
          after={{ name: 'your guards', text }}
        />
      )}
    </div>
  );
}
