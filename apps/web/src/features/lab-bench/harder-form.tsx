'use client';

import { readNumber, scenarioJsonSchema, type TriggerNumber, writtenNumber } from '@basin/lab';
import { type FormEvent, useMemo, useState } from 'react';
import { type HarderQuestion, movableNumbers } from './harder.ts';
import type { LabWork } from './lab-work.ts';
import styles from './what-if.module.css';

/** A run of any seed, with triggers as strong as one likes. Clearly no try: the goals are about the lab as it is. */
export function HarderForm({ work }: { readonly work: LabWork }) {
  const { harder, scenario, bench } = work;
  const numbers = useMemo(() => movableNumbers(scenario, scenarioJsonSchema()), [scenario]);
  const [seed, typeSeed] = useState(String(harder.asked?.seed ?? work.seed));
  const [typed, type] = useState<Typed>(() => typedIn(harder.asked, numbers));
  const question = questionIn({ seed, typed }, numbers);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (question !== undefined) work.pushHarder(question);
  };
  return (
    <form onSubmit={submit} noValidate>
      <p className={styles.about}>
        Not graded: the goals are about the lab as it is. A trigger may be up to 20 times what it is, and the system has
        as much time after it as in the lab.
      </p>
      <div className={styles.form}>
        <label className={styles.field}>
          <span>seed</span>
          <input
            value={seed}
            inputMode="numeric"
            autoComplete="off"
            onChange={({ target }) => typeSeed(target.value)}
            aria-invalid={!isSeed(seed)}
          />
        </label>
        {numbers.map((number) => (
          <label key={number.path} className={styles.field}>
            <span>{number.name}</span>
            <input
              value={typed[number.path] ?? writtenNumber(number.value, number)}
              autoComplete="off"
              onChange={({ target }) => type({ ...typed, [number.path]: target.value })}
              aria-invalid={valueOf(number, typed) === undefined}
            />
          </label>
        ))}
        <button
          type="submit"
          className="button"
          disabled={question === undefined || harder.isRunning || bench.busy !== undefined}
        >
          {harder.isRunning ? 'Running …' : 'Try it, not graded'}
        </button>
        {question === undefined && <p className={styles.problem}>{wishes(numbers)}</p>}
        {harder.problem !== '' && (
          <p role="alert" className={styles.problem}>
            {harder.problem}
          </p>
        )}
      </div>
    </form>
  );
}

/** By path, as it stands in the fields. */
type Typed = Readonly<Record<string, string>>;

function typedIn(asked: HarderQuestion | undefined, numbers: readonly TriggerNumber[]): Typed {
  return Object.fromEntries(
    numbers.flatMap((number) => {
      const value = asked?.values[number.path];
      return value === undefined ? [] : [[number.path, writtenNumber(value, number)]];
    }),
  );
}

function questionIn(
  { seed, typed }: { readonly seed: string; readonly typed: Typed },
  numbers: readonly TriggerNumber[],
): HarderQuestion | undefined {
  if (!isSeed(seed)) return undefined;
  const values: Record<string, number> = {};
  for (const number of numbers) {
    const value = valueOf(number, typed);
    if (value === undefined) return undefined;
    if (value !== number.value) values[number.path] = value;
  }
  return { seed: Number(seed), values };
}

function valueOf(number: TriggerNumber, typed: Typed): number | undefined {
  const text = typed[number.path];
  const value = text === undefined ? number.value : readNumber(text, number);
  const fits = value !== undefined && value >= number.least && value <= number.most;
  return fits && !(number.isWhole && !Number.isInteger(value)) ? value : undefined;
}

function wishes(numbers: readonly TriggerNumber[]): string {
  const ranges = numbers.map((each) => `${each.name} up to ${writtenNumber(each.most, each)}`);
  return `Write a seed from 0 to 999 999 999${ranges.length === 0 ? '' : `, ${ranges.join(', ')}`}.`;
}

const isSeed = (text: string): boolean => /^\s*\d{1,9}\s*$/.test(text);
