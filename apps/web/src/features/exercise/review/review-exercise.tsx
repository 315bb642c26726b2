'use client';

import { gradeReview, hazards, type OpenReview, type ReviewMark, verdictOf } from '@basin/lab';
import { Trash2 } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { ExerciseFrame } from '../exercise-frame.tsx';
import { useExercise } from '../use-exercise.ts';
import { ProposalText } from './proposal-text.tsx';
import styles from './review.module.css';

/** A proposal, line by line, and what a reviewer says of it. Lines are chosen by pointer, or by their number. */
export function ReviewExercise({ exercise }: { readonly exercise: OpenReview }) {
  const work = useExercise<Marks>({
    exercise,
    blank: NO_MARKS,
    read: readMarks,
    grade: (marks) => verdictOf(async () => gradeReview(exercise, marks)),
  });
  const { answer: marks, change } = work;
  const [line, chooseLine] = useState(1);
  const kind = useRef<HTMLSelectElement>(null);
  const lines = exercise.text.trimEnd().split('\n');
  const toLine = (chosen: number): void => {
    chooseLine(chosen);
    kind.current?.focus();
  };
  const without = (mark: ReviewMark): Marks => marks.filter((each) => !isSame(each, mark));
  const add = (mark: ReviewMark): void => change([...without(mark), mark].toSorted((a, b) => a.line - b.line));
  return (
    <ExerciseFrame work={work} nameOf={(part) => NAMES[part] ?? part}>
      <div className={styles.columns}>
        <ProposalText lines={lines} marks={marks} chosen={line} onChoose={toLine} />
        <div className={styles.side}>
          <MarkForm kind={kind} line={line} last={lines.length} onLine={chooseLine} onMark={add} />
          <MarkList marks={marks} onRemove={(mark) => change(without(mark))} />
        </div>
      </div>
    </ExerciseFrame>
  );
}

type Marks = readonly ReviewMark[];

interface MarkFormProps {
  readonly kind: React.RefObject<HTMLSelectElement | null>;
  readonly line: number;
  readonly last: number;
  readonly onLine: (line: number) => void;
  readonly onMark: (mark: ReviewMark) => void;
}

function MarkForm({ kind, line, last, onLine, onMark }: MarkFormProps) {
  const id = useId();
  const [hazard, choose] = useState(hazards[0]?.key ?? 'no-timeout');
  const isLine = Number.isInteger(line) && line >= 1 && line <= last;
  return (
    <fieldset className={styles.form}>
      <legend>Mark a hazard</legend>
      <label htmlFor={`${id}-line`}>Line</label>
      <input
        id={`${id}-line`}
        type="number"
        min={1}
        max={last}
        value={Number.isNaN(line) ? '' : line}
        aria-invalid={!isLine}
        onChange={({ currentTarget: { valueAsNumber } }) => onLine(valueAsNumber)}
      />
      <label htmlFor={`${id}-kind`}>What is wrong there</label>
      <select
        id={`${id}-kind`}
        ref={kind}
        value={hazard}
        onChange={({ currentTarget: { value } }) => choose(hazards.find(({ key }) => key === value)?.key ?? hazard)}
      >
        {hazards.map(({ key, says }) => (
          <option key={key} value={key}>
            {says}
          </option>
        ))}
      </select>
      <button type="button" className="button" disabled={!isLine} onClick={() => onMark({ line, hazard })}>
        Mark it
      </button>
    </fieldset>
  );
}

function MarkList({ marks, onRemove }: { readonly marks: Marks; readonly onRemove: (mark: ReviewMark) => void }) {
  if (marks.length === 0)
    return <p className={styles.empty}>Nothing is marked yet. Choose a line and say what is wrong with it.</p>;
  return (
    <ol className={styles.marks} aria-label="Marked hazards">
      {marks.map((mark) => (
        <li key={`${mark.line} ${mark.hazard}`}>
          <span>
            <b>Line {mark.line}</b> {saysOf(mark)}
          </span>
          <button
            type="button"
            onClick={() => onRemove(mark)}
            aria-label={`Remove from line ${mark.line}: ${saysOf(mark)}`}
          >
            <Trash2 aria-hidden />
          </button>
        </li>
      ))}
    </ol>
  );
}

function saysOf({ hazard }: ReviewMark): string {
  return hazards.find(({ key }) => key === hazard)?.says ?? hazard;
}

function isSame(one: ReviewMark, other: ReviewMark): boolean {
  return one.line === other.line && one.hazard === other.hazard;
}

function readMarks(value: unknown): Marks | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.filter((each: Partial<ReviewMark> | null): each is ReviewMark => {
    return typeof each?.line === 'number' && hazards.some(({ key }) => key === each.hazard);
  });
}

const NAMES: Readonly<Record<string, string>> = {
  found: 'All hazards found',
  named: 'Called what they are',
  alarms: 'No false alarms',
};

const NO_MARKS: Marks = [];
