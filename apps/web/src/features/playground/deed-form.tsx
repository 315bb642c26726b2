'use client';

import type { WrittenValue } from '@basin/lab';
import { useMemo, useState } from 'react';
import { Sentence } from '@/pieces/guard-editor/index.ts';
import { ParamField, valueOf, type FormParam } from '@/pieces/guard-form/index.ts';
import { firstValue, isName, type DeedBook, type DeedKind } from './deeds.ts';
import type { Deed } from './hand-edits.ts';
import styles from './tools.module.css';

interface DeedFormProps {
  readonly book: DeedBook;
  /** The time on the chart, if somebody has gone there; else a time is asked for. */
  readonly at: string | undefined;
  readonly usualAt: string;
  /** “Push”, “Act”. */
  readonly offer: string;
  readonly onDo: (deed: Deed) => void;
}

/** Makes a trigger or an action, now or at a time. What it may happen to is looked up when somebody opens it. */
export function DeedForm(props: DeedFormProps) {
  const { at, offer, usualAt } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.more} open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {offer} {at === undefined ? 'at a time' : `at ${at}`} …
      </summary>
      {isOpen && <Form {...props} time={at ?? usualAt} />}
    </details>
  );
}

function Form({ book, at, time: usualTime, offer, onDo }: DeedFormProps & { readonly time: string }) {
  const [wanted, want] = useState('');
  const [typed, type] = useState<Typed>({});
  const kind = kindIn(book, wanted);
  const names = useNames(kind, typed, book);
  const time = at ?? typed['at'] ?? usualTime;
  const deed = deedOf(kind, { typed, time, names });
  // While the run is played the time goes on, and what is wrong with a deed does not change with it.
  const problem = useProblem(book, at === undefined ? deed : { ...deed, at: '0s' });
  const fields = [
    ...(at === undefined ? [AT] : []),
    ...kind.params.map((param) => asChoice(param, names)),
    ...lengthOf(kind),
  ];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === '') onDo(deed);
      }}
    >
      <label className={styles.field}>
        <span className="visually-hidden">What</span>
        <select value={kind.key} onChange={({ target }) => want(target.value)}>
          {book.kinds.map(({ key }) => (
            <option key={key}>{key}</option>
          ))}
        </select>
      </label>
      <p className={styles.help}>
        <Sentence>{kind.summary}</Sentence>
      </p>
      <div className={styles.fields}>
        {fields.map((param) => (
          <ParamField
            key={`${kind.key} ${param.param}`}
            param={param}
            written={writtenIn(param, { kind, typed, deed })}
            problems={[]}
            onChange={(value) => type({ ...typed, [param.param]: value === undefined ? '' : String(value) })}
          />
        ))}
      </div>
      <div className={styles.row}>
        <button type="submit" className="button" disabled={problem !== ''}>
          {offer} at {time}
        </button>
      </div>
      <p className={styles.help} role="status" data-problem={problem !== ''}>
        <Sentence>{problem}</Sentence>
      </p>
    </form>
  );
}

type Typed = Readonly<Record<string, string>>;
type Names = Readonly<Record<string, readonly string[]>>;

const kindIn = ({ kinds }: DeedBook, wanted: string): DeedKind =>
  kinds.find(({ key }) => key === wanted) ?? kinds.find(({ key }) => USUAL.includes(key)) ?? kinds[0] ?? NO_KIND;

/** For each parameter that is a name: the names that fit, with what was chosen before it. */
function useNames(kind: DeedKind, typed: Typed, book: DeedBook): Names {
  const chosen = kind.params
    .filter(isName)
    .map(({ param }) => typed[param] ?? '')
    .join('\n');
  return useMemo(() => {
    const before = chosen.split('\n');
    let deed = deedOf(kind, { typed: {}, time: '0s', names: {} });
    const found: Record<string, readonly string[]> = {};
    for (const [index, param] of kind.params.filter(isName).entries()) {
      const names = book.namesFor(param, deed);
      const name = nameFrom(names, before[index] ?? '', param);
      found[param.param] = names;
      if (name !== '') deed = { ...deed, params: { ...deed.params, [param.param]: name } };
    }
    return found;
  }, [kind, book, chosen]);
}

function useProblem(book: DeedBook, deed: Deed): string {
  const written = JSON.stringify(deed);
  return useMemo(() => book.problemWith(JSON.parse(written) as Deed), [book, written]);
}

interface FormState {
  readonly typed: Typed;
  readonly time: string;
  readonly names: Names;
}

/** What the form says now. */
function deedOf(kind: DeedKind, { typed, time, names }: FormState): Deed {
  const length = typed['for'] ?? (kind.lasts === 'must' ? USUAL_LENGTH : '');
  const params = kind.params.flatMap((param): [string, WrittenValue][] => {
    if (isName(param)) {
      const name = nameFrom(names[param.param] ?? [], typed[param.param] ?? '', param);
      return name === '' ? [] : [[param.param, name]];
    }
    const value = valueOf(param, typed[param.param] ?? firstValue(param));
    return value === undefined || String(value) === param.byDefault ? [] : [[param.param, value]];
  });
  const lasts = kind.lasts !== 'never' && length !== '' ? { lasts: length } : {};
  return { key: kind.key, at: time, params: Object.fromEntries(params), ...lasts };
}

/** A name that is not chosen yet, or does not fit any more, is the first that fits. */
function nameFrom(names: readonly string[], chosen: string, { isRequired }: FormParam): string {
  if (names.includes(chosen)) return chosen;
  return isRequired ? (names[0] ?? '') : '';
}

function asChoice(param: FormParam, names: Names): FormParam {
  if (!isName(param)) return param;
  const choice = { ...param, kind: 'choice', choices: names[param.param] ?? [] } as const;
  return param.isRequired ? choice : { ...choice, byDefault: 'everywhere' };
}

function lengthOf({ lasts }: DeedKind): FormParam[] {
  if (lasts === 'never') return [];
  const describe = lasts === 'must' ? 'How long it lasts.' : 'How long it lasts; to the end if it is left out.';
  return [{ param: 'for', describe, isRequired: lasts === 'must', kind: 'duration', choices: [] }];
}

interface Shown {
  readonly kind: DeedKind;
  readonly typed: Typed;
  readonly deed: Deed;
}

function writtenIn(param: FormParam, { kind, typed, deed }: Shown): string {
  if (param.kind === 'choice' && isName({ ...param, kind: 'text' })) return textOf(deed.params[param.param]);
  const known = typed[param.param];
  if (known !== undefined) return known;
  if (param.param === 'at') return deed.at;
  if (param.param === 'for') return kind.lasts === 'must' ? USUAL_LENGTH : '';
  return param.isRequired ? firstValue(param) : '';
}

const textOf = (value: WrittenValue | undefined): string => (typeof value === 'string' ? value : '');

const AT: FormParam = { param: 'at', describe: 'When.', isRequired: true, kind: 'duration', choices: [] };
const USUAL_LENGTH = '20s';
const USUAL: readonly string[] = ['slowDown', 'shed'];
const NO_KIND: DeedKind = { key: '', summary: '', params: [], lasts: 'never' };
