'use client';

import type { GoalResult } from '@basin/lab';
import { Check, ChevronRight, RefreshCw, X } from 'lucide-react';
import { useState } from 'react';
import { Sentence } from '@/pieces/guard-editor/index.ts';
import { type Graded, firstMissed } from './bench-result.ts';
import { goalWords } from './goal-words.ts';
import styles from './result-view.module.css';
import type { LabWork } from './lab-work.ts';

/** Each goal with its sentence. Only the first missed one is open: mend one thing, then look again. */
export function GoalList({ work, graded }: { readonly work: LabWork; readonly graded: Graded }) {
  // As it was when the verdict came: whoever opens and closes goals does so themselves from then on.
  const [shown] = useState(() => work.goal ?? firstMissed(graded.verdict)?.goal);
  return (
    <ul className={styles.goals}>
      {graded.verdict.goals.map((goal) => (
        <li key={goal.goal} data-met={goal.met} data-goal={goal.goal}>
          <details
            open={goal.goal === shown}
            onToggle={({ currentTarget }) => currentTarget.open && work.selectGoal(goal.goal)}
          >
            <summary>
              <ChevronRight className={styles.chevron} aria-hidden />
              {goal.met ? <Check className={styles.met} aria-hidden /> : <X className={styles.missed} aria-hidden />}
              <span className={styles.name}>{goalWords(goal.goal)}</span>
              <span className={styles.word}>{goal.met ? 'met' : 'missed'}</span>
              <span className={styles.figure}>{goal.observed}</span>
            </summary>
            <Evidence work={work} goal={goal} />
          </details>
        </li>
      ))}
    </ul>
  );
}

function Evidence({ work, goal }: { work: LabWork; goal: GoalResult }) {
  const task = work.lab.tasks.find((each) => each.id === goal.task);
  return (
    <div className={styles.evidence}>
      <p>
        <Sentence>{goal.says}</Sentence>
      </p>
      {goal.loop !== undefined && (
        <p className={styles.loop} data-testid="loop">
          <RefreshCw aria-hidden /> <Sentence>{goal.loop.says}</Sentence>
        </p>
      )}
      <dl>
        <div>
          <dt>Expected</dt>
          <dd>{goal.expected}</dd>
        </div>
        <div>
          <dt>Observed</dt>
          <dd>{goal.observed}</dd>
        </div>
        <div>
          <dt>Margin</dt>
          <dd>{margin(goal)}</dd>
        </div>
      </dl>
      <div className={styles.links}>
        <button type="button" className="button" onClick={() => work.showLook(goal)}>
          Show me on the chart
        </button>
        {task !== undefined && (
          <button type="button" className={styles.link} onClick={() => work.showTask(task.title)}>
            In the brief: {task.title}
          </button>
        )}
        {task !== undefined && !goal.met && (
          <button type="button" className={styles.link} onClick={() => work.showHints(task.title)}>
            A hint for it
          </button>
        )}
      </div>
    </div>
  );
}

function margin({ margin, met }: GoalResult): string {
  if (!Number.isFinite(margin)) return 'none';
  const percent = Math.round(Math.abs(margin) * 100);
  return met ? `${percent} % of the way to perfect` : `short by ${percent} %`;
}
