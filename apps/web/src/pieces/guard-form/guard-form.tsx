'use client';

import type { GuardSettings } from '@basin/engine';
import { type Diagnostic, editGuards, editYaml, type GuardEdit, type ParamValue } from '@basin/lab';
import { useId, useMemo } from 'react';
import { Problems } from '@/pieces/guard-editor/index.ts';
import { type FormPlace, formOf, type FormParam, settingsFormOf } from './form-model.ts';
import { formValues, type FormValues } from './form-values.ts';
import { GuardFields } from './guard-fields.tsx';
import styles from './guard-form.module.css';
import { ParamField } from './param-field.tsx';

export interface GuardFormProps {
  /** From `guardsJsonSchema`. */
  readonly schema: object;
  readonly text: string;
  /** From `parseGuards`, of this text. */
  readonly diagnostics: readonly Diagnostic[];
  /** In force where the text sets nothing: shown, and taken over when a guard is first set. */
  readonly inForce: GuardSettings;
  readonly onChange: (text: string) => void;
  readonly onGoTo: (line: number, column: number) => void;
}

/**
 * The guards as a form: for touch screens, and for whoever prefers fields to YAML.
 *
 * It has no state of its own. Every change is an edit of the text, which keeps its comments and its order, and what the
 * fields show is read back from there; so form and text cannot disagree.
 */
export function GuardForm({ schema, text, diagnostics, inForce, onChange, onGoTo }: GuardFormProps) {
  const places = useMemo(() => formOf(schema), [schema]);
  const settings = useMemo(() => settingsFormOf(schema), [schema]);
  const values = useMemo(
    () => formValues(text, diagnostics, { places, settings: settings.map(({ param }) => param) }),
    [text, diagnostics, places, settings],
  );
  const isEditable = useMemo(() => canEdit(text, places), [text, places]);
  if (!isEditable) {
    return (
      <div className={styles.form}>
        <p className={styles.blocked}>The form cannot read this text. Mend it there first; what is wrong is:</p>
        <Problems diagnostics={diagnostics} onGoTo={onGoTo} />
      </div>
    );
  }
  const onEdit = (edit: GuardEdit): void => onChange(editGuards(text, edit));
  return (
    <form className={styles.form} onSubmit={(event) => event.preventDefault()} data-testid="guard-form">
      {settings.length > 0 && (
        <SystemFields
          settings={settings}
          values={values}
          onSet={(setting, to) => onChange(withSetting(text, setting, to))}
        />
      )}
      {places.map((place) => (
        <Place key={`${place.side} ${place.place}`} place={place}>
          {place.guards.map((guard) => (
            <GuardFields
              key={guard.guard}
              address={{ side: place.side, place: place.place, guard: guard.guard }}
              guard={guard}
              values={values}
              inForce={inForce[place.side]?.[place.place]?.[guard.guard]}
              onEdit={onEdit}
            />
          ))}
        </Place>
      ))}
      <Problems diagnostics={values.otherProblems} onGoTo={onGoTo} />
    </form>
  );
}

interface SystemFieldsProps {
  readonly settings: readonly FormParam[];
  readonly values: FormValues;
  readonly onSet: (setting: string, to: ParamValue | undefined) => void;
}

/** What of the system itself may be set. */
function SystemFields({ settings, values, onSet }: SystemFieldsProps) {
  const id = useId();
  return (
    <section className={styles.place} aria-labelledby={id}>
      <h3 id={id}>The system itself</h3>
      {settings.map((setting) => (
        <ParamField
          key={setting.param}
          param={setting}
          written={values.settingOf(setting.param)}
          problems={values.problemsAt(['settings', setting.param])}
          onChange={(to) => onSet(setting.param, to)}
        />
      ))}
    </section>
  );
}

function withSetting(text: string, setting: string, to: ParamValue | undefined): string {
  const version = /^version\s*:/m.test(text) ? [] : [{ path: ['version'], to: 1 }];
  return editYaml(text, [...version, { path: ['settings', setting], to }]);
}

function Place({ place, children }: { place: FormPlace; children: React.ReactNode }) {
  const id = useId();
  return (
    <section className={styles.place} aria-labelledby={id}>
      <h3 id={id}>
        {place.side === 'calls' ? 'Calls' : 'Server'} <span>{place.place}</span>
      </h3>
      {children}
    </section>
  );
}

/** `editGuards` returns a text that it cannot read as it is: then not even these two changes make a difference. */
function canEdit(text: string, places: readonly FormPlace[]): boolean {
  const [first] = places;
  const guard = first?.guards[0]?.guard;
  if (first === undefined || guard === undefined)
    return editYaml(text, [{ path: ['settings', 'probe'], to: 1 }]) !== text;
  const address = { side: first.side, place: first.place, guard };
  return (
    editGuards(text, { ...address, to: 'off' }) !== text || editGuards(text, { ...address, to: { probe: 1 } }) !== text
  );
}
