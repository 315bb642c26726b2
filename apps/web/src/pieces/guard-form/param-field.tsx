'use client';

import type { Diagnostic, ParamValue } from '@basin/lab';
import { useId, useState } from 'react';
import { joinDuration, splitDuration, UNITS } from './duration-text.ts';
import { type FormParam, valueOf } from './form-model.ts';
import { Sentence } from '@/pieces/guard-editor/index.ts';
import styles from './guard-form.module.css';
import { ProblemList } from './problem-list.tsx';

interface ParamFieldProps {
  readonly param: FormParam;
  /** As it stands in the text; empty when it does not. */
  readonly written: string;
  readonly problems: readonly Diagnostic[];
  readonly onChange: (value: ParamValue | undefined) => void;
}

/** One parameter. Its description and what is wrong with it are read out with it. */
export function ParamField({ param, written, problems, onChange }: ParamFieldProps) {
  const id = useId();
  const ids = { input: `${id}-input`, help: `${id}-help`, problem: `${id}-problem` };
  const isMissing = param.isRequired && written === '';
  const described = {
    id: ids.input,
    'aria-describedby': problems.length > 0 ? `${ids.help} ${ids.problem}` : ids.help,
    'aria-invalid': problems.length > 0 || isMissing,
    'aria-required': param.isRequired,
  };
  return (
    <div className={styles.param} data-param={param.param}>
      <label htmlFor={ids.input}>{param.param}</label>
      <Input param={param} written={written} described={described} onChange={onChange} />
      <p id={ids.help} className={styles.help}>
        <Sentence>{param.describe}</Sentence>
      </p>
      <ProblemList id={ids.problem} problems={problems} />
    </div>
  );
}

interface InputProps extends Pick<ParamFieldProps, 'param' | 'written' | 'onChange'> {
  readonly described: React.AriaAttributes & { readonly id: string };
}

function Input({ param, written, described, onChange }: InputProps) {
  if (param.kind === 'duration')
    return <DurationInput param={param} written={written} described={described} onChange={onChange} />;
  if (param.kind === 'choice' || param.kind === 'boolean') {
    return (
      <select {...described} value={written} onChange={(event) => onChange(valueOf(param, event.target.value))}>
        {(!param.isRequired || !param.choices.includes(written)) && (
          <option value={param.choices.includes(written) ? '' : written}>
            {param.choices.includes(written) || written === '' ? (param.byDefault ?? 'choose') : written}
          </option>
        )}
        {param.choices
          .filter((choice) => choice !== param.byDefault || choice === written)
          .map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
      </select>
    );
  }
  return (
    <TextInput
      param={param}
      shown={written}
      described={described}
      onType={(typed) => onChange(valueOf(param, typed))}
    />
  );
}

function DurationInput({ param, written, described, onChange }: InputProps) {
  const [unit, setUnit] = useState('ms');
  const halves = splitDuration(written === '' ? '' : written, unit);
  const shownUnit = written === '' ? splitDuration(param.byDefault ?? '', unit).unit : halves.unit;
  const write = (amount: string, to: string): void => {
    setUnit(to);
    onChange(joinDuration({ amount, unit: to }) || undefined);
  };
  const placeholder = splitDuration(param.byDefault ?? '', '').amount;
  return (
    <span className={styles.duration}>
      <TextInput
        param={{ ...param, ...(placeholder !== '' && { byDefault: placeholder }) }}
        shown={halves.amount}
        described={described}
        onType={(amount) => write(amount, shownUnit)}
      />
      <select
        aria-label={`Unit of ${param.param}`}
        value={shownUnit}
        onChange={(event) => write(halves.amount, event.target.value)}
      >
        {[...new Set([...UNITS, shownUnit])].map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
    </span>
  );
}

interface TextInputProps {
  readonly param: FormParam;
  readonly shown: string;
  readonly described: InputProps['described'];
  readonly onType: (typed: string) => void;
}

/**
 * A field that shows what is in the text, except while somebody types: "0." on the way to "0.1" is not taken from under
 * their fingers. A text field with a number pad rather than `type=number`, which hides from us whatever is no number.
 */
function TextInput({ param, shown, described, onType }: TextInputProps) {
  const [typed, setTyped] = useState<string>();
  return (
    <input
      {...described}
      type="text"
      inputMode={param.kind === 'text' ? 'text' : param.kind === 'integer' ? 'numeric' : 'decimal'}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      value={typed ?? shown}
      placeholder={param.byDefault}
      onChange={(event) => {
        setTyped(event.target.value);
        onType(event.target.value);
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
