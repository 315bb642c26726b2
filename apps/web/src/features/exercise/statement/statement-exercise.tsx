'use client';

import { NO_GUARDS, type Run, triggerWindows } from '@basin/engine';
import { behaviours, gradeStatement, type OpenStatement, type StatementAnswer, verdictOf } from '@basin/lab';
import { chartRun, RunChart, Topology } from '@basin/viz';
import { useMemo } from 'react';
import { useRuns } from '@/pieces/runner/index.ts';
import { ExerciseFrame } from '../exercise-frame.tsx';
import { useExercise } from '../use-exercise.ts';
import { Pick } from './pick.tsx';
import { sentenceOf } from './sentence-of.ts';
import styles from './statement.module.css';

type Draft = Partial<StatementAnswer>;

/** The run it is about, the map, and the sentence, piece by piece. */
export function StatementExercise({ exercise }: { readonly exercise: OpenStatement }) {
  const { scenario } = exercise;
  const work = useExercise<Draft>({
    exercise,
    blank: BLANK,
    read: readDraft,
    grade: async (answer, { runner }) => {
      const { loop = [], trigger, behaviour, sustaining, unowned, change } = answer;
      if (!trigger || !behaviour || !sustaining || !unowned || !change || loop.length === 0) return UNSAID;
      const said = { trigger, behaviour, sustaining, loop, unowned, change };
      return verdictOf(() => gradeStatement(exercise, said, runner));
    },
  });
  const { answer, change } = work;
  return (
    <ExerciseFrame work={work} nameOf={(part) => NAMES[part] ?? part}>
      <Incident exercise={exercise} />
      <Topology scenario={scenario} title="The system, with who owns what" />
      <Pieces exercise={exercise} answer={answer} onSay={(more) => change({ ...answer, ...more })} />
      <blockquote className={styles.sentence} data-testid="sentence">
        {sentenceOf(answer)}
      </blockquote>
    </ExerciseFrame>
  );
}

interface PiecesProps {
  readonly exercise: OpenStatement;
  readonly answer: Draft;
  readonly onSay: (more: Draft) => void;
}

function Pieces({ exercise, answer, onSay }: PiecesProps) {
  const { scenario, map } = exercise;
  return (
    <div className={styles.pieces}>
      <Pick
        ask="What began it"
        value={answer.trigger}
        onPick={(trigger) => onSay({ trigger })}
        options={triggerWindows(scenario).map(({ name, label, part, fromUs, toUs }) => ({
          id: name,
          says: `${name}: ${part} ${label}, ${fromUs / 1e6} s to ${toUs / 1e6} s`,
        }))}
      />
      <Pick
        ask="What it did when all events were over"
        value={answer.behaviour}
        onPick={(picked) => behaviours.forEach((behaviour) => behaviour === picked && onSay({ behaviour }))}
        options={behaviours.map((id) => ({ id, says: BEHAVIOURS[id] }))}
      />
      <Pick
        ask="The loop that made it so"
        value={answer.sustaining}
        onPick={(sustaining) => onSay({ sustaining })}
        options={map.loops.map(({ id, says }) => ({ id, says: `${id}. ${says.replaceAll('`', '')}` }))}
      />
      <Arrows exercise={exercise} answer={answer} onSay={onSay} />
      <Pick
        ask="The arrow of it that nobody owns"
        value={answer.unowned}
        onPick={(unowned) => onSay({ unowned })}
        options={map.arrows.map(({ name }) => ({ id: name, says: name }))}
      />
      <Pick
        ask="The arrow at which it is to be broken"
        value={answer.change}
        onPick={(to) => onSay({ change: to })}
        options={map.arrows.map(({ name }) => ({ id: name, says: name }))}
      />
    </div>
  );
}

function Arrows({ exercise, answer, onSay }: PiecesProps) {
  const arrows = exercise.map.arrows.map(({ name, owner }) => ({ id: name, says: `${name} (${owner ?? 'nobody’s'})` }));
  return (
    <fieldset className={styles.arrows}>
      <legend>The arrows that this loop goes over</legend>
      {arrows.map(({ id, says }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={answer.loop?.includes(id) ?? false}
            onChange={({ currentTarget: { checked } }) => onSay({ loop: toggled(answer.loop ?? [], id, checked) })}
          />{' '}
          {says}
        </label>
      ))}
    </fieldset>
  );
}

/** Made when somebody asks to see it: it is the same run that the statement is held against. */
function Incident({ exercise: { scenario, seed } }: { readonly exercise: OpenStatement }) {
  const { runs, start, status } = useRuns();
  const [run] = runs;
  return run === undefined ? (
    <p>
      <button
        type="button"
        className="button"
        disabled={status === 'running'}
        onClick={() => void start({ scenario, guards: NO_GUARDS, seeds: [seed], stream: false })}
      >
        Show the incident
      </button>
    </p>
  ) : (
    <IncidentChart run={run} scenario={scenario} />
  );
}

function IncidentChart({ run, scenario }: Readonly<{ run: Run; scenario: OpenStatement['scenario'] }>) {
  const shown = useMemo(() => chartRun(run, { triggers: triggerWindows(scenario) }), [run, scenario]);
  return <RunChart run={shown} title="The incident" />;
}

function toggled(all: readonly string[], id: string, isIn: boolean): readonly string[] {
  return isIn ? [...all, id] : all.filter((each) => each !== id);
}

function readDraft(value: unknown): Draft | undefined {
  return typeof value === 'object' && value !== null ? value : undefined;
}

const BLANK: Draft = {};

const BEHAVIOURS = {
  recovers: 'It came back by itself',
  drains: 'It worked a backlog off, and came back',
  'stays-down': 'It stayed down, at a load that it carried before',
} as const;

const NAMES: Readonly<Record<string, string>> = {
  trigger: 'What began it',
  behaviour: 'What it did',
  sustaining: 'The loop that made it so',
  loop: 'The arrows of the loop',
  unowned: 'The arrow that nobody owns',
  change: 'Where to break it',
};

const UNSAID = {
  version: 1,
  status: 'invalid',
  parts: [],
  says: 'A piece of the sentence is missing. Choose something for each.',
} as const;
