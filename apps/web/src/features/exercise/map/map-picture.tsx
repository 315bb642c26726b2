import { NO_GUARDS, type Scenario } from '@basin/engine';
import type { OpenMap } from '@basin/lab';
import { Topology, type TopologyProps } from '@basin/viz';
import styles from './map.module.css';

interface MapPictureProps extends Omit<TopologyProps, 'scenario' | 'guards'> {
  readonly exercise: Pick<OpenMap, 'settings'>;
  readonly scenario: Scenario;
}

/** The system, without the rings of its guards where these are to be read in the settings. */
export function MapPicture({ exercise, scenario, ...props }: MapPictureProps) {
  const shown = exercise.settings === undefined ? scenario : { ...scenario, guards: NO_GUARDS };
  return (
    <div className={styles.picture}>
      <Topology {...props} scenario={shown} />
    </div>
  );
}

/** The settings in force, as they were deployed. */
export function Settings({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <section className={styles.settings} aria-label="Settings in force">
      <h2>Settings in force</h2>
      <pre {...PANE}>
        <code>{text}</code>
      </pre>
    </section>
  );
}

/** A pane that scrolls can be reached by keyboard. */
const PANE = { tabIndex: 0, role: 'region', 'aria-label': 'Settings, as a text' } as const;
