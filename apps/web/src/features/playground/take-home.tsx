'use client';

import { useRuns } from '@/pieces/runner/index.ts';
import { DownloadButton, GuardsForSystems } from '@/pieces/take-home/index.ts';
import { FILES } from './sheet.ts';
import styles from './take-home.module.css';
import type { Made } from './use-bench.ts';
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
          <GuardsForSystems scenario={understood.system.scenario} guards={understood.system.guards} />
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
