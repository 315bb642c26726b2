'use client';

import { scenarioJsonSchema, type WrittenValue } from '@basin/lab';
import { Trash2, X } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { ParamField } from '@/pieces/guard-form/index.ts';
import { withArrow, withoutPart, withValue } from './hand-edits.ts';
import { fieldsOf, kindIn, type PartField } from './part-fields.ts';
import styles from './tools.module.css';
import type { Playing } from './use-playground.ts';

interface PartFormProps {
  readonly playing: Playing;
  /** A component, or an arrow. */
  readonly name: string;
}

/** What is in the hand: its numbers, its arrows, and the way to take it out. Every change is one of the text. */
export function PartForm({ playing, name }: PartFormProps) {
  const { change, choose, goTo, sheet } = playing;
  const isArrow = name.includes(' -> ');
  const kind = isArrow ? 'arrow' : (kindIn(sheet.scenario, name) ?? 'component');
  const place = useMemo(() => (isArrow ? ['arrows', name] : ['components', name, kind]), [isArrow, name, kind]);
  return (
    <section className={styles.part} aria-label={`Chosen: ${name}`} data-testid="part-form">
      <header>
        <h2>
          {name} <span>{kind}</span>
        </h2>
        <button type="button" className={styles.quiet} onClick={() => choose(undefined)}>
          <X aria-hidden /> Close
        </button>
        <button
          type="button"
          className={styles.quiet}
          onClick={() => {
            choose(undefined);
            change(withoutPart(sheet, name));
          }}
        >
          <Trash2 aria-hidden /> Remove
        </button>
      </header>
      {!isArrow && <Connect playing={playing} name={name} />}
      <Fields playing={playing} place={place} />
      <p className={styles.help}>
        Guards stand on arrows and at doors:{' '}
        <button type="button" className={styles.quiet} onClick={() => goTo('guards', { line: 1, column: 1 })}>
          set them in the guards
        </button>
        . Maps and lists are written in the text, where completion knows what they can hold.
      </p>
    </section>
  );
}

/** Values that are set, or must be, first; the rest on demand. */
export function Fields({ playing, place }: { readonly playing: Playing; readonly place: readonly string[] }) {
  const { sheet, understood } = playing;
  const schema = useMemo(() => scenarioJsonSchema(), []);
  const fields = useMemo(
    () => fieldsOf(place, { text: sheet.scenario, schema, diagnostics: understood.diagnostics.scenario }),
    [place, sheet.scenario, schema, understood],
  );
  // A field that is emptied must not jump away under the hand.
  const [shown, keepShown] = useState<readonly string[]>([]);
  const isFirst = ({ param, written }: PartField): boolean =>
    written !== '' || param.isRequired || shown.includes(param.param);
  const rest = fields.filter((field) => !isFirst(field));
  const edit = (field: PartField, value: WrittenValue | undefined): void => {
    if (!shown.includes(field.param.param)) keepShown([...shown, field.param.param]);
    const isKept = field.isInside || field.param.isRequired;
    playing.change(withValue(sheet, { path: field.path, to: value ?? (isKept ? '' : undefined) }));
  };
  const fieldFor = (field: PartField) => (
    <ParamField
      key={field.path.join('.')}
      param={field.param}
      written={field.written}
      problems={field.problems}
      onChange={(value) => edit(field, value)}
    />
  );
  return (
    <>
      <div className={styles.fields}>{fields.filter(isFirst).map(fieldFor)}</div>
      {rest.length > 0 && (
        <details className={styles.more}>
          <summary>More that can be set ({rest.length})</summary>
          <div className={styles.fields}>{rest.map(fieldFor)}</div>
        </details>
      )}
    </>
  );
}

function Connect({ playing, name }: PartFormProps) {
  const { change, drawn, sheet } = playing;
  const id = useId();
  const [wanted, want] = useState('');
  const { arrows, components } = drawn.scenario;
  const others = Object.keys(components).filter(
    (other) => other !== name && components[other]?.['client'] === undefined && !(`${name} -> ${other}` in arrows),
  );
  const to = others.includes(wanted) ? wanted : (others[0] ?? '');
  if (to === '') return null;
  return (
    <div className={styles.row}>
      <label className={styles.field} htmlFor={id}>
        <span>Let it call</span>
        <select id={id} value={to} onChange={({ target }) => want(target.value)}>
          {others.map((other) => (
            <option key={other}>{other}</option>
          ))}
        </select>
      </label>
      <button type="button" className="button" onClick={() => change(withArrow(sheet, { from: name, to }))}>
        Connect
      </button>
    </div>
  );
}
