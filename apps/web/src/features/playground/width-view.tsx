'use client';

import {
  readNumber,
  scenarioJsonSchema,
  shownNumber,
  triggerNumbers,
  type TriggerNumber,
  usualRange,
  writtenNumber,
} from '@basin/lab';
import type { BasinWidth as Answer } from '@basin/experiments';
import { BasinWidth } from '@basin/viz';
import { useMemo, useState } from 'react';
import { ExperimentBar, useExperiment } from '@/pieces/experiment/index.ts';
import { withValue } from './hand-edits.ts';
import styles from './experiment-view.module.css';
import { SeedCount } from './seed-count.tsx';
import type { RunnableSystem } from './understand.ts';
import type { Playing } from './use-playground.ts';
import { widthSays } from './width-says.ts';

/** How hard it may be pushed and still comes back: the basin's width along one number of a trigger. */
export function WidthView({ playing }: { readonly playing: Playing }) {
  const { system } = playing.understood;
  const schema = useMemo(() => scenarioJsonSchema(), []);
  const numbers = useMemo(() => (system ? triggerNumbers(system.scenario, schema) : []), [system, schema]);
  if (system === undefined)
    return <p className={styles.about}>There is no system that can run yet: what is wrong stands below the texts.</p>;
  if (numbers.length === 0)
    return (
      <p className={styles.about}>Nothing pushes this system yet. Add a trigger in Run, under “What pushes it”.</p>
    );
  return <Width playing={playing} system={system} numbers={numbers} />;
}

interface WidthProps {
  readonly playing: Playing;
  readonly system: RunnableSystem;
  readonly numbers: readonly TriggerNumber[];
}

function Width({ playing, system, numbers }: WidthProps) {
  const [path, choosePath] = useState('');
  const [typed, type] = useState<Typed>({});
  const [seedCount, chooseSeeds] = useState(7);
  const [asked, setAsked] = useState<TriggerNumber>();
  const experiment = useExperiment<Answer>();
  const number = numbers.find((each) => each.path === path) ?? numbers[0];
  if (number === undefined) return null;
  const { from, to, isRange } = rangeOf(number, typed);
  const ask = (): void => {
    if (!isRange) return;
    setAsked(number);
    const along = { path: number.path, from, to, ...(number.isWhole && { step: 1 }) };
    const seeds = Array.from({ length: seedCount }, (_, index) => index + 1);
    const { scenario, guards } = system;
    experiment.start(async (runner, options) => {
      const { basinWidth } = await import('@basin/experiments');
      return basinWidth({ system: { scenario, guards }, along, seeds }, runner, options);
    });
  };
  const { answer } = experiment;
  return (
    <div className={styles.view} data-testid="width">
      <p className={styles.about}>
        The largest push after which the system still comes back, by bisection on each seed. Actions are left out: what
        counts is what it does by itself.
      </p>
      <ExperimentBar experiment={experiment} offer="Find the tipping point" onStart={ask}>
        <label className={styles.field}>
          <span>Along</span>
          <select
            value={number.path}
            onChange={({ target }) => {
              choosePath(target.value);
              type({});
            }}
          >
            {numbers.map((each) => (
              <option key={each.path} value={each.path}>
                {each.name}
              </option>
            ))}
          </select>
        </label>
        <Range number={number} typed={typed} onType={type} />
        <SeedCount counts={[3, 7, 20]} count={seedCount} onChoose={chooseSeeds} />
      </ExperimentBar>
      {answer !== undefined && asked !== undefined && (
        <Found playing={playing} answer={answer} number={asked} isDone={experiment.status === 'done'} />
      )}
    </div>
  );
}

interface Typed {
  readonly from?: string;
  readonly to?: string;
}

interface RangeProps {
  readonly number: TriggerNumber;
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
}

function Range({ number, typed, onType }: RangeProps) {
  const usual = usualRange(number);
  const { isRange } = rangeOf(number, typed);
  return (
    <>
      {(['from', 'to'] as const).map((end) => (
        <label key={end} className={styles.field}>
          <span>{end}</span>
          <input
            value={typed[end] ?? writtenNumber(usual[end], number)}
            onChange={({ target }) => onType({ ...typed, [end]: target.value })}
            aria-invalid={!isRange}
            autoComplete="off"
          />
        </label>
      ))}
      {!isRange && (
        <p role="alert" className={styles.problem}>
          This is no range. Write the smaller value first, such as {writtenNumber(usual.from, number)} to{' '}
          {writtenNumber(usual.to, number)}.
        </p>
      )}
    </>
  );
}

function rangeOf(number: TriggerNumber, typed: Typed): { from: number; to: number; isRange: boolean } {
  const usual = usualRange(number);
  const read = (end: 'from' | 'to'): number =>
    readNumber(typed[end] ?? writtenNumber(usual[end], number), number) ?? Number.NaN;
  const [from, to] = [read('from'), read('to')];
  return { from, to, isRange: to > from };
}

interface FoundProps {
  readonly playing: Playing;
  readonly answer: Answer;
  readonly number: TriggerNumber;
  readonly isDone: boolean;
}

function Found({ playing, answer, number, isDone }: FoundProps) {
  const { run, sheet } = playing;
  const show = (value: number): string => shownNumber(value, number);
  const edge = answer.perSeed.find(({ survived, fell }) => survived !== null && fell !== null);
  const runAt = (value: number, seed: number): void => {
    const moved = withValue(sheet, { path: number.place, to: asWritten(value, number) });
    run({ sheet: { ...moved, seed } });
  };
  return (
    <div data-testid="width-answer" data-width={isDone ? answer.width.value : undefined}>
      <p className={styles.says} role="status">
        {widthSays(answer, show)}
      </p>
      <BasinWidth answer={answer} title={`How far it may go: ${number.name}`} along={number.name} format={show} />
      {isDone && edge !== undefined && (
        <p className={styles.row}>
          <span>Step down into a run of seed {edge.seed}:</span>
          {[edge.survived, edge.fell].map(
            (value, index) =>
              value !== null && (
                <button key={value} type="button" className="button" onClick={() => runAt(value, edge.seed)}>
                  {index === 0 ? 'this side' : 'beyond'}, {show(value)}
                </button>
              ),
          )}
        </p>
      )}
    </div>
  );
}

function asWritten(value: number, number: TriggerNumber): string | number {
  return number.unit === 'number' ? value : writtenNumber(value, number);
}
