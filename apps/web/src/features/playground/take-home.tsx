'use client';

import { exportGuards, exportTargets, type ExportedGuards, type TargetName } from '@basin/lab';
import { useMemo, useState } from 'react';
import { useRuns } from '@/pieces/runner/index.ts';
import { DownloadButton } from './download-button.tsx';
import { placeWords } from './place-words.ts';
import { FILES } from './sheet.ts';
import styles from './take-home.module.css';
import type { Made } from './use-bench.ts';
import type { RunnableSystem } from './understand.ts';
import type { Playing } from './use-playground.ts';

/** What somebody takes along: the guards for a real system, the run for other tools, the texts for a repository. */
export function TakeHome({ playing }: { readonly playing: Playing }) {
  const { bench, sheet, understood } = playing;
  return (
    <div className={styles.view} data-testid="take-home">
      <section aria-labelledby="take-guards">
        <h2 id="take-guards">The guards, for a real system</h2>
        {understood.system === undefined ? (
          <p className={styles.about}>There is no system that can run yet: what is wrong stands below the texts.</p>
        ) : (
          <Guards system={understood.system} />
        )}
      </section>
      <section aria-labelledby="take-run">
        <h2 id="take-run">The run, for other tools</h2>
        {bench.made === undefined ? (
          <p className={styles.about}>Nothing has run yet.</p>
        ) : (
          <RunFiles made={bench.made} />
        )}
      </section>
      <section aria-labelledby="take-texts">
        <h2 id="take-texts">The texts</h2>
        <p className={styles.row}>
          {(['scenario', 'guards', 'actions'] as const).map((text) => (
            <DownloadButton key={text} name={FILES[text]} type="text/yaml" make={() => sheet[text]} />
          ))}
        </p>
      </section>
    </div>
  );
}

function Guards({ system }: { readonly system: RunnableSystem }) {
  const [target, choose] = useState<TargetName>('envoy');
  const exported = useMemo(() => exportGuards(system.scenario, system.guards, target), [system, target]);
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
          <h3>Carried over, but not quite the same</h3>
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
          <h3>Not carried over</h3>
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

function RunFiles({ made }: { readonly made: Made }) {
  const runs = useRuns();
  const { run, system } = made;
  const name = `run-seed-${run.seed}`;
  const forms = () => import('@basin/engine/export');
  const traces = async (): Promise<string> => {
    const { runs: traced } = await runs.start({
      ...system,
      seeds: [run.seed],
      trace: { share: TRACED },
      stream: false,
    });
    return traced[0] === undefined ? '' : (await forms()).toOtlpTraces(traced[0]);
  };
  return (
    <>
      <p className={styles.about}>
        Seed {run.seed}, digest <code>{run.digest}</code>. Traces follow one call in a hundred; they are made by the
        same run once more.
      </p>
      <p className={styles.row}>
        <DownloadButton name={`${name}.csv`} type="text/csv" make={async () => (await forms()).toCsv(run)} />
        <DownloadButton name={`${name}.json`} type="application/json" make={async () => (await forms()).toJson(run)} />
        <DownloadButton
          name={`${name}.openmetrics.txt`}
          type="application/openmetrics-text"
          make={async () => (await forms()).toOpenMetrics(run)}
        />
        <DownloadButton name={`${name}.otlp.json`} type="application/json" make={traces} />
      </p>
    </>
  );
}

/** Of the calls, in traces. */
const TRACED = 0.01;
