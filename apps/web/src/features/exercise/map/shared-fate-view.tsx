'use client';

import { replicasOf, type SharedFateAnswer, type SharedFateTask } from '@basin/lab';
import type { Scenario } from '@basin/engine';
import { MapPicture, Settings } from './map-picture.tsx';
import styles from './map.module.css';
import type { TaskProps } from './task-props.ts';
import { toggled } from './toggled.ts';

/** Where everything runs and what it was given, as an inventory has it; and what a reader concludes. */
export function SharedFateView({ task, exercise, answer, onAnswer }: TaskProps<SharedFateTask, SharedFateAnswer>) {
  const { scenario } = exercise;
  const { shared, split } = answer;
  return (
    <>
      <MapPicture exercise={exercise} scenario={scenario} title="Who calls whom" regions={[]} />
      <div className={styles.tables}>
        <Inventory scenario={scenario} />
        <div className={styles.scrolled}>
          <table className={styles.table}>
            <caption>
              What may fail. {task.needed} of {replicasOf(scenario, task.of)} replicas of {task.of} must be up; at most{' '}
              {task.mostSplits} things can be split
            </caption>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">Down, of the time</th>
                <th scope="col">Takes too many</th>
                <th scope="col">Split it</th>
              </tr>
            </thead>
            <tbody>
              {task.candidates.map((name) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{percent(task.odds[name] ?? 0)}</td>
                  <Tick
                    label={`${name} takes too many`}
                    isTicked={shared.includes(name)}
                    onTick={() => onAnswer({ ...answer, shared: toggled(shared, name) })}
                  />
                  <Tick
                    label={`Split ${name}`}
                    isTicked={split.includes(name)}
                    onTick={() => onAnswer({ ...answer, split: toggled(split, name) })}
                  />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
      <Settings text={exercise.settings} />
    </>
  );
}

interface TickProps {
  readonly label: string;
  readonly isTicked: boolean;
  readonly onTick: () => void;
}

function Tick({ label, isTicked, onTick }: TickProps) {
  return (
    <td>
      <label className={styles.tick}>
        <input type="checkbox" checked={isTicked} onChange={onTick} aria-label={label} />
      </label>
    </td>
  );
}

/** Each replica by itself, with what it is in: the sheet that nobody draws. */
function Inventory({ scenario }: { readonly scenario: Scenario }) {
  const kinds = [...new Set(Object.values(scenario.domains ?? {}).map(({ kind }) => kind))];
  return (
    <div className={styles.scrolled}>
      <table className={styles.table}>
        <caption>Inventory: where it runs, and what it was given</caption>
        <thead>
          <tr>
            <th scope="col">Replica</th>
            {kinds.map((kind) => (
              <th key={kind} scope="col">
                {kind}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {replicasIn(scenario).map((replica) => (
            <tr key={replica}>
              <th scope="row">{replica}</th>
              {kinds.map((kind) => (
                <td key={kind}>{domainsOf(scenario, replica, kind).join(', ') || '–'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Everything that may be in a fault domain, replicas one by one. */
function replicasIn(scenario: Scenario): string[] {
  return Object.entries(scenario.components).flatMap(([name, settings]) => {
    const count = replicasOf(scenario, name);
    if ('client' in settings) return [];
    return count === 1 ? [name] : Array.from({ length: count }, (_, index) => `${name}.${index + 1}`);
  });
}

function domainsOf({ domains = {} }: Scenario, replica: string, kind: string): string[] {
  const [component = ''] = replica.split('.');
  return Object.entries(domains)
    .filter(([, domain]) => domain.kind === kind)
    .filter(([, { members }]) => members.includes(replica) || members.includes(component))
    .map(([name]) => name);
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(3))} %`;
}
