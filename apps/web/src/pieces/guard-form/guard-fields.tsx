'use client';

import type { PlaceSettings } from '@basin/engine';
import { formatDuration, micros } from '@basin/engine';
import type { Diagnostic, GuardEdit, ParamValue } from '@basin/lab';
import { useId } from 'react';
import { Sentence } from '@/pieces/guard-editor/index.ts';
import { isSameDuration } from './duration-text.ts';
import type { FormGuard, FormParam } from './form-model.ts';
import type { FormValues, GuardState } from './form-values.ts';
import styles from './guard-form.module.css';
import { ParamField } from './param-field.tsx';
import { ProblemList } from './problem-list.tsx';

interface GuardFieldsProps {
  readonly address: Pick<GuardEdit, 'side' | 'place' | 'guard'>;
  readonly guard: FormGuard;
  readonly values: FormValues;
  readonly inForce: PlaceSettings[string] | undefined;
  readonly onEdit: (edit: GuardEdit) => void;
}

/** One guard at one place: whether it is set, and to what. */
export function GuardFields({ address, guard, values, inForce, onEdit }: GuardFieldsProps) {
  const problemsId = useId();
  const state = values.stateOf(address.side, address.place, address.guard);
  const path = [address.side, address.place, address.guard];
  const problems = values.problemsAt(path);
  const unnamed = problems.filter((problem) => !guard.params.some((param) => saysMissing(problem, param)));
  return (
    <fieldset
      className={styles.guard}
      data-guard={guard.guard}
      aria-describedby={unnamed.length > 0 ? problemsId : undefined}
    >
      <legend>{guard.guard}</legend>
      <p className={styles.summary}>
        <Sentence>{guard.summary}</Sentence>
      </p>
      <Switch guard={guard} state={state} inForce={inForce} onSwitch={(to) => onEdit({ ...address, to })} />
      {state.is === 'set' &&
        guard.params.map((param) => (
          <ParamField
            key={param.param}
            param={param}
            written={state.params[param.param] ?? ''}
            problems={[
              ...problems.filter((problem) => saysMissing(problem, param)),
              ...values.problemsAt([...path, param.param]),
            ]}
            onChange={(value) => onEdit({ ...address, param: param.param, value })}
          />
        ))}
      <ProblemList id={problemsId} problems={unnamed} />
    </fieldset>
  );
}

/** What is not in the text has no place there: it is underlined at the guard, and shown by the field all the same. */
const saysMissing = (problem: Diagnostic, { param }: FormParam): boolean =>
  problem.says.startsWith(`\`${param}\` is missing`);

interface SwitchProps {
  readonly guard: FormGuard;
  readonly state: GuardState;
  readonly inForce: PlaceSettings[string] | undefined;
  readonly onSwitch: (to: 'off' | 'removed' | Readonly<Record<string, ParamValue>>) => void;
}

function Switch({ guard, state, inForce, onSwitch }: SwitchProps) {
  const name = useId();
  const isSetByScenario = inForce !== undefined && inForce !== 'off';
  const choices = [
    { is: 'absent', word: isSetByScenario ? `As it is: ${sentence(guard, inForce)}` : 'Not set', to: 'removed' },
    { is: 'set', word: 'Set', to: isSetByScenario ? asWritten(guard, inForce) : firstValues(guard) },
    ...(isSetByScenario || state.is === 'off' ? [{ is: 'off', word: 'Off', to: 'off' } as const] : []),
  ] as const;
  return (
    <div className={styles.switch} role="radiogroup" aria-label={`${guard.guard} is`}>
      {choices.map(({ is, word, to }) => (
        <label key={is}>
          <input type="radio" name={name} checked={state.is === is} onChange={() => onSwitch(to)} />
          <span>{word}</span>
        </label>
      ))}
    </div>
  );
}

type Settings = Readonly<Record<string, unknown>>;

/** What the scenario sets, in the file's own notation, so that setting a guard begins from what holds now. */
function asWritten(guard: FormGuard, settings: Settings): Record<string, ParamValue> {
  const given = guard.params.filter(({ param }) => settings[param] !== undefined && !isDefault(guard, param, settings));
  return Object.fromEntries(given.map((param) => [param.param, written(param, settings[param.param])]));
}

function sentence(guard: FormGuard, settings: Settings): string {
  const params = Object.entries(asWritten(guard, settings)).map(([param, value]) => `${param} ${String(value)}`);
  return params.length === 0 ? 'as the scenario sets it' : params.join(', ');
}

function isDefault(guard: FormGuard, name: string, settings: Settings): boolean {
  const param = guard.params.find((each) => each.param === name);
  if (param?.byDefault === undefined) return false;
  const value = String(written(param, settings[name]));
  return value === param.byDefault || (param.kind === 'duration' && isSameDuration(value, param.byDefault));
}

function written(param: FormParam, value: unknown): ParamValue {
  if (param.kind === 'duration' && typeof value === 'number') return formatDuration(micros(value));
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}

/** What must be said and can be guessed without giving an answer away. Numbers are the learner's to find. */
function firstValues(guard: FormGuard): Record<string, ParamValue> {
  const choices = guard.params.filter((param) => param.isRequired && param.kind === 'choice');
  return Object.fromEntries(choices.map((param) => [param.param, param.choices[0] ?? '']));
}
