'use client';

import type { GuardSettings, Scenario } from '@basin/engine';
import { exportGuards, exportTargets, type ExportedGuards, type TargetName } from '@basin/lab';
import { useMemo, useState } from 'react';
import { DownloadButton } from './download-button.tsx';
import { placeWords } from './place-words.ts';
import styles from './take-home.module.css';

interface GuardsForSystemsProps {
  readonly scenario: Scenario;
  /** Laid over those of the scenario. */
  readonly guards: GuardSettings;
}

/** The guards in force as files for a real system, each of them accounted for. */
export function GuardsForSystems({ scenario, guards }: GuardsForSystemsProps) {
  const [target, choose] = useState<TargetName>('envoy');
  const exported = useMemo(() => exportGuards(scenario, guards, target), [scenario, guards, target]);
  const chosen = exportTargets.find(({ name }) => name === target);
  return (
    <>
      <label className={styles.field}>
        <span>For</span>
        <select value={target} onChange={({ target: { value } }) => choose(value as TargetName)}>
          {exportTargets.map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <p className={styles.about}>{chosen?.says}</p>
      {exported.files.map(({ name, text }) => (
        <figure key={name} className={styles.file}>
          <figcaption>
            <code>{name}</code> <CopyButton text={text} />
            <DownloadButton name={name} type="text/plain" make={() => text} />
          </figcaption>
          <textarea
            readOnly
            value={text}
            rows={Math.min(24, text.split('\n').length)}
            aria-label={name}
            spellCheck={false}
          />
        </figure>
      ))}
      <Carried exported={exported} />
    </>
  );
}

/** What is the same there, what is nearly, and what is not, with the reason: a guard left out in silence is a trap. */
function Carried({ exported: { carried, files, notCarried } }: { readonly exported: ExportedGuards }) {
  const differing = carried.filter(({ differs }) => differs.length > 0);
  if (carried.length === 0 && notCarried.length === 0)
    return <p className={styles.about}>No guard is in force, so there is nothing to carry over.</p>;
  return (
    <>
      {files.length === 0 && <p className={styles.about}>None of the guards in force can be said there.</p>}
      {differing.length > 0 && (
        <>
          <h3 className={styles.heading}>Carried over, but not quite the same</h3>
          <ul className={styles.list}>
            {differing.map(({ side, place, guard, as, differs }) => (
              <li key={`${side} ${place} ${guard}`}>
                <b>{guard}</b> {placeWords(place)} as <code>{as}</code>: {differs.join('; ')}.
              </li>
            ))}
          </ul>
        </>
      )}
      {notCarried.length > 0 && (
        <>
          <h3 className={styles.heading}>Not carried over</h3>
          <ul className={styles.list}>
            {notCarried.map(({ side, place, guard, why, instead }) => (
              <li key={`${side} ${place} ${guard}`}>
                <b>{guard}</b> {placeWords(place)}: {why}.{instead !== undefined && ` Instead: ${instead}.`}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function CopyButton({ text }: { readonly text: string }) {
  const [says, say] = useState('');
  const copy = (): void => {
    const copying = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
    copying.then(
      () => say('Copied.'),
      () => say('This browser does not let a page copy: download it.'),
    );
  };
  return (
    <>
      <span role="status">{says}</span>
      <button type="button" className="button" onClick={copy}>
        Copy
      </button>
    </>
  );
}
