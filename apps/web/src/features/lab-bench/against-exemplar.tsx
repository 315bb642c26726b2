'use client';

import { AlertDialog } from 'radix-ui';
import { useState } from 'react';
import { Sentence, SideBySideTable } from '@/pieces/guard-editor/index.ts';
import styles from './differences.module.css';
import { hasTried } from './honest-try.ts';
import type { Exemplar, WorkedSolution } from './use-exemplar.ts';
import type { LabWork } from './lab-work.ts';

interface AgainstExemplarProps {
  readonly work: LabWork;
  readonly exemplar: Exemplar;
}

/** What is in the editor beside an answer of ours, once somebody has tried one of their own. */
export function AgainstExemplar({ work, exemplar }: AgainstExemplarProps) {
  const { desk, lab } = work;
  switch (exemplar.status) {
    case 'closed':
      return hasTried(desk.entries, lab.start) ? <AskFirst onShow={exemplar.show} /> : <TryFirst work={work} />;
    case 'loading':
      return (
        <p className={styles.note} role="status">
          Fetching it …
        </p>
      );
    case 'failed':
      return (
        <div className={styles.note} role="alert">
          <p>The solution could not be fetched: {exemplar.says}. Nothing here is lost.</p>
          <button type="button" className="button" onClick={exemplar.show}>
            Fetch it again
          </button>
        </div>
      );
    case 'open':
      return <Solutions text={desk.text} solutions={exemplar.solutions} />;
  }
}

function Solutions({ text, solutions }: { text: string; solutions: readonly WorkedSolution[] }) {
  const [name, choose] = useState(solutions[0]?.name);
  const solution = solutions.find((each) => each.name === name);
  if (solution === undefined) return <p className={styles.note}>This lab comes without a worked solution.</p>;
  return (
    <>
      {solutions.length > 1 && (
        <label className={styles.choice}>
          <span>Of {solutions.length} that pass:</span>
          <select value={name} onChange={({ target }) => choose(target.value)}>
            {solutions.map((each) => (
              <option key={each.name}>{each.name}</option>
            ))}
          </select>
        </label>
      )}
      <p className={styles.why} data-testid="why">
        <b>Why it holds.</b> <Sentence>{solution.why}</Sentence>
      </p>
      <SideBySideTable
        before={{ name: 'your guards', text }}
        after={{ name: 'a worked solution', text: solution.text }}
      />
    </>
  );
}

/** Whoever has run nothing of their own has nothing to hold a solution against. */
function TryFirst({ work }: { work: LabWork }) {
  return (
    <div className={styles.note}>
      <p>
        A solution is shown to whoever has tried one of their own: change something in the guards, however unsure, and
        press Try. The hints help with the first step.
      </p>
      <button type="button" className="button" onClick={work.openHints}>
        Open the hints
      </button>
    </div>
  );
}

/** One step between a learner and the answer: enough to make it a decision, not enough to be a lock. */
function AskFirst({ onShow }: { onShow: () => void }) {
  return (
    <div className={styles.note}>
      <p>There is more than one answer to this lab. Once you have found yours, one of ours is shown here beside it.</p>
      <AlertDialog.Root>
        <AlertDialog.Trigger className="button">Show me a solution</AlertDialog.Trigger>
        <AlertDialog.Portal>
          <AlertDialog.Overlay className={styles.overlay} />
          <AlertDialog.Content className={styles.dialog}>
            <AlertDialog.Title>See a solution now?</AlertDialog.Title>
            <AlertDialog.Description>
              You can still solve the lab afterwards, and nobody is told. The hints give less away, one step at a time.
            </AlertDialog.Description>
            <div className={styles.buttons}>
              <AlertDialog.Cancel className="button">Not yet</AlertDialog.Cancel>
              <AlertDialog.Action className="button" data-primary onClick={onShow}>
                Show it
              </AlertDialog.Action>
            </div>
          </AlertDialog.Content>
        </AlertDialog.Portal>
      </AlertDialog.Root>
    </div>
  );
}
