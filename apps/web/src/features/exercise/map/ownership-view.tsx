'use client';

import { moved, NOBODY, ownerOf, type Owners, type OwnershipTask, withOwners } from '@basin/lab';
import { useId, useState } from 'react';
import { MapPicture, Settings } from './map-picture.tsx';
import styles from './map.module.css';
import type { TaskProps } from './task-props.ts';

/** Who owns what. The picture shows the organisation as it would be. */
export function OwnershipView({ task, exercise, answer, onAnswer, isAwake }: TaskProps<OwnershipTask, Owners>) {
  const id = useId();
  const { scenario } = exercise;
  const [chosen, choose] = useState<string>();
  const moves = moved(scenario, answer);
  const onChoose = (part: string): void => {
    choose(part);
    document.getElementById(`${id}-${part}`)?.focus();
  };
  return (
    <div className={styles.beside}>
      <MapPicture
        exercise={exercise}
        scenario={withOwners(scenario, answer)}
        title="Who calls whom, and who owns it. Choose a part to give it to a team"
        choice={isAwake ? { chosen, onChoose } : undefined}
      />
      <div className={styles.columns}>
        <Settings text={exercise.settings} />
        <section className={styles.list} aria-label="Owners, as a list">
          <p className={styles.tally} data-over={moves.length > task.mostMoves}>
            {moves.length} of at most {task.mostMoves} parts change hands
          </p>
          {partsOf(exercise.scenario).map((part) => (
            <OwnerRow
              key={part}
              part={part}
              place={`${id}-${part}`}
              owner={answer[part] ?? ownerOf(scenario, part)}
              was={ownerOf(scenario, part)}
              teams={task.movable.includes(part) ? task.teams : []}
              isChosen={part === chosen}
              onFocus={() => choose(part)}
              onOwner={(owner) => onAnswer({ ...answer, [part]: owner })}
            />
          ))}
        </section>
      </div>
    </div>
  );
}

interface OwnerRowProps {
  readonly part: string;
  readonly place: string;
  readonly owner: string;
  readonly was: string;
  /** Who may get it; nobody where it stays with whom it is. */
  readonly teams: readonly string[];
  readonly isChosen: boolean;
  readonly onFocus: () => void;
  readonly onOwner: (owner: string) => void;
}

function OwnerRow({ part, place, owner, was, teams, isChosen, onFocus, onOwner }: OwnerRowProps) {
  if (teams.length === 0) {
    return (
      <p className={styles.row}>
        <span className={styles.name}>{part}</span> <span className={styles.count}>{owner}, stays</span>
      </p>
    );
  }
  return (
    <label className={styles.row} data-chosen={isChosen}>
      <span className={styles.name}>{part}</span>
      {owner !== was && <span className={styles.count}>was {was}</span>}
      <select id={place} value={owner} onFocus={onFocus} onChange={({ currentTarget: { value } }) => onOwner(value)}>
        {[...teams, NOBODY].map((team) => (
          <option key={team}>{team}</option>
        ))}
      </select>
    </label>
  );
}

/** Arrows first: that is where ownership is forgotten. */
function partsOf({ arrows, components }: { readonly arrows: object; readonly components: object }): string[] {
  return [...Object.keys(arrows), ...Object.keys(components)];
}
