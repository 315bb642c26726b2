'use client';

import type { OpenLab } from '@basin/lab';
import type { ReactNode } from 'react';
import { clockTime } from '@/pieces/drafts/index.ts';
import { Sentence } from '@/pieces/guard-editor/index.ts';
import type { BenchResult, Graded } from './bench-result.ts';
import { GoalList } from './goal-list.tsx';
import styles from './result-view.module.css';
import { SolvedNote } from './solved-note.tsx';
import { PLACES } from './places.ts';
import type { LabWork } from './lab-work.ts';

/** What became of the last press of a button, in words. Focus comes to its heading after a check. */
export function ResultView({ work }: { readonly work: LabWork }) {
  const { busy, result, graded } = work.bench;
  if (busy === undefined && result !== undefined && result.kind !== 'graded') {
    return (
      <Section status={result.kind} title={TROUBLE[result.kind]}>
        <Trouble work={work} result={result} />
      </Section>
    );
  }
  if (graded === undefined) {
    return (
      <Section status={busy ?? 'idle'} title={busy === undefined ? 'Ready when you are' : 'Running'}>
        <Introduction work={work} />
      </Section>
    );
  }
  const { status } = graded.verdict;
  return (
    <Section status={status} title={headline(graded)} isPast={isStale(work) || busy !== undefined}>
      <p className={styles.about}>{about(graded, work)}</p>
      {status === 'pass' && graded.press === 'check' && <SolvedNote work={work} />}
      <GoalList key={graded.atMs} work={work} graded={graded} />
    </Section>
  );
}

interface SectionProps {
  readonly status: string;
  readonly title: string;
  /** Whether something has happened since. */
  readonly isPast?: boolean;
  readonly children: ReactNode;
}

function Section({ status, title, isPast = false, children }: SectionProps) {
  return (
    <section
      className={styles.result}
      aria-labelledby={PLACES.result}
      data-testid="result"
      data-status={status}
      data-past={isPast}
    >
      <h3 id={PLACES.result} tabIndex={-1}>
        {(status === 'pass' || status === 'fail') && (
          <span className={styles.mark} data-status={status} aria-hidden>
            {status === 'pass' ? '✓' : '✗'}
          </span>
        )}
        {title}
      </h3>
      {children}
    </section>
  );
}

/** Whether the guards have changed since the verdict. */
const isStale = ({ bench, desk }: LabWork): boolean => bench.graded !== undefined && bench.graded.text !== desk.text;

function headline({ press, verdict, runs }: Graded): string {
  const missed = verdict.goals.filter((goal) => !goal.met).length;
  if (missed > 0)
    return `Not yet: ${missed} of ${verdict.goals.length} ${verdict.goals.length === 1 ? 'goal' : 'goals'} missed`;
  return press === 'check' ? 'It holds: every goal met' : `It holds on seed ${runs[0]?.seed ?? ''}`;
}

function about({ press, runs, atMs, verdict }: Graded, work: LabWork): string {
  const { bench, lab } = work;
  const what =
    press === 'check' ? `Check, seeds ${runs.map((run) => run.seed).join(', ')}` : `Try, seed ${runs[0]?.seed ?? ''}`;
  if (bench.busy !== undefined) return `${what}, at ${clockTime(atMs)}. A new one is running.`;
  if (isStale(work)) return `${what}, at ${clockTime(atMs)}. The guards have changed since.`;
  if (press === 'try' && verdict.status === 'pass')
    return `${what}. One seed can be luck: Check runs all ${lab.seeds.public.length}.`;
  return `${what}, at ${clockTime(atMs)}`;
}

/** Before the first verdict: what the buttons do, and what is asked. */
function Introduction({ work }: { work: LabWork }) {
  const { lab } = work;
  const count = lab.seeds.public.length;
  return (
    <>
      <p className={styles.about}>
        <b>Try</b> runs one seed and shows it at once. <b>Check</b> runs{' '}
        {count === 1 ? 'the public seed' : `all ${count}`} and says which goals are met. Both happen in your browser, as
        often as you like.
      </p>
      <ol className={styles.tasks}>
        {lab.tasks.map((task) => (
          <li key={task.id}>{task.title}</li>
        ))}
      </ol>
    </>
  );
}

const TROUBLE = {
  invalid: 'Nothing was run: the guards cannot be read',
  broken: 'That was our fault, not yours',
  cancelled: 'Cancelled',
} as const;

function Trouble({ work, result }: { work: LabWork; result: Exclude<BenchResult, Graded> }) {
  switch (result.kind) {
    case 'invalid':
      return (
        <>
          <ul className={styles.reasons}>
            {result.diagnostics.map((each) => (
              <li key={`${each.line}:${each.column}:${each.says}`}>
                <button type="button" onClick={() => work.goTo(each.line, each.column)}>
                  Line {each.line}
                </button>{' '}
                <Sentence>{`${each.says} ${each.instead}`}</Sentence>
              </li>
            ))}
            {result.refused.map((each) => (
              <li key={each.says}>
                <Sentence>{`${each.says} ${each.instead}`}</Sentence>
              </li>
            ))}
          </ul>
          <p className={styles.about}>This is not counted as a try.</p>
        </>
      );
    case 'broken':
      return <OurFault result={result} lab={work.lab} />;
    case 'cancelled':
      return (
        <p className={styles.about}>
          {result.press === 'check' ? `After ${result.done} of ${result.total} seeds. ` : ''}Nothing is recorded, and
          your text is as it was.
        </p>
      );
  }
}

function OurFault({ result, lab }: { result: Extract<BenchResult, { kind: 'broken' }>; lab: OpenLab }) {
  const seed = result.seed ?? lab.seeds.public[0];
  return (
    <>
      <p className={styles.about}>
        The simulator stopped: {result.says} Nothing is counted, and your text is safe. Press again to go on; if it
        happens again, this command shows it to whoever runs the course:
      </p>
      <pre className={styles.command}>
        <code>
          pnpm basin run {lab.slug} --seed {seed}
        </code>
      </pre>
    </>
  );
}
