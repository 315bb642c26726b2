import type { OpenTriage, Revealed, Telemetry } from '@basin/lab';
import { Dashboard } from '@basin/viz';
import type { Said } from './triage-answer.ts';
import styles from './triage.module.css';

interface OneDashboardProps {
  readonly exercise: OpenTriage;
  readonly telemetry: Telemetry;
  readonly number: string;
  readonly said: Said;
  /** Once it was judged. */
  readonly revealed: Revealed | undefined;
  readonly onSay: (said: Said) => void;
}

/** What the instruments show, below it what it may be; each panel can be named as the one that tells. */
export function OneDashboard({ exercise, telemetry, number, said, revealed, onSay }: OneDashboardProps) {
  const { ask, choices, panels } = exercise;
  const wordOf = (id: string | undefined) => choices.find((choice) => choice.id === id)?.says ?? 'nothing';
  const panelOf = (id: string) => panels.find((panel) => panel.id === id)?.says ?? id;
  return (
    <>
      {revealed && (
        <div className={styles.revealed} data-testid="revealed" data-right={revealed.is === said.is}>
          <p>
            <strong>It was: {wordOf(revealed.is)}.</strong>{' '}
            {revealed.is === said.is ? 'So you said.' : `You said: ${wordOf(said.is)}.`} It is told by:{' '}
            {revealed.tells.map(panelOf).join('; ')}.
          </p>
          <p>{revealed.says}</p>
        </div>
      )}
      <fieldset className={styles.choices}>
        <legend>{ask}</legend>
        {choices.map(({ id, says, means }) => (
          <label key={id}>
            <input type="radio" name={`is-${number}`} checked={said.is === id} onChange={() => onSay({ is: id })} />
            <span className={styles.says}>{says}</span>
            <span className={styles.means}>{means}</span>
          </label>
        ))}
      </fieldset>
      <div role="radiogroup" aria-label={`The panel that tells, of dashboard ${number}`}>
        <Dashboard
          telemetry={telemetry}
          panels={panels}
          renderBelow={(panel) => (
            <label className={styles.tell}>
              <input
                type="radio"
                name={`tell-${number}`}
                aria-label={`This one tells: ${panelOf(panel)}`}
                checked={said.tell === panel}
                onChange={() => onSay({ tell: panel })}
              />
              <span>This one tells</span>
            </label>
          )}
        />
      </div>
    </>
  );
}
