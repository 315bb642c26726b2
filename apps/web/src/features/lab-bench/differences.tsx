'use client';

import { AlertDialog } from 'radix-ui';
import { LineDiffTable } from '@/pieces/guard-editor/index.ts';
import styles from './differences.module.css';
import { nameOf } from './history.tsx';
import type { Exemplar } from './use-exemplar.ts';
import type { LabWork } from './use-lab.ts';

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
        <AgainstExemplar exemplar={exemplar} text={text} />
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

function AgainstExemplar({ exemplar, text }: { exemplar: Exemplar; text: string }) {
  switch (exemplar.status) {
    case 'closed':
      return <AskFirst onShow={exemplar.show} />;
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
      return (
        <LineDiffTable
          before={{ name: 'your guards', text }}
          after={{ name: 'a worked solution', text: exemplar.text }}
        />
      );
  }
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
