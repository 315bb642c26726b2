'use client';

import { componentDefinitions } from '@basin/engine/schema';
import { Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { freeName, nameProblem, withComponent } from './hand-edits.ts';
import styles from './tools.module.css';
import type { Playing } from './use-playground.ts';

/** A new component: what it is, and what it is called. */
export function AddComponent({ playing }: { readonly playing: Playing }) {
  const { change, choose, desk, drawn, sheet } = playing;
  const id = useId();
  const [typed, type] = useState('');
  const [wanted, want] = useState<string>();
  const names = Object.keys(drawn.scenario.components);
  const kind = wanted ?? (names.length === 0 ? 'client' : 'server');
  const name = typed === '' ? freeName(NAMES[kind] ?? kind, names) : typed;
  const problem = nameProblem(sheet, name);
  const summary = componentDefinitions.find((each) => each.kind === kind)?.summary ?? '';
  const add = (): void => {
    if (problem !== '') return;
    change(withComponent(sheet, { name, kind }));
    choose(name);
    type('');
    want(undefined);
  };
  return (
    <form
      className={`needs-js no-print ${styles.row}`}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <fieldset className={styles.row} disabled={!desk.isAwake || !drawn.isCurrent}>
        <legend className="visually-hidden">Add a component</legend>
        <KindChoice kind={kind} onChoose={want} />
        <label className={styles.field} htmlFor={`${id}-name`}>
          <span>called</span>
          <input
            id={`${id}-name`}
            value={typed}
            placeholder={name}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            aria-invalid={problem !== ''}
            aria-describedby={`${id}-help`}
            onChange={({ target }) => type(target.value)}
          />
        </label>
        <button type="submit" className="button">
          <Plus aria-hidden /> Add
        </button>
      </fieldset>
      <p id={`${id}-help`} className={styles.help} data-problem={problem !== ''}>
        {problem === '' ? summary : problem}
      </p>
    </form>
  );
}

interface KindChoiceProps {
  readonly kind: string;
  readonly onChoose: (kind: string) => void;
}

function KindChoice({ kind, onChoose }: KindChoiceProps) {
  return (
    <label className={styles.field}>
      <span>Add a</span>
      <select value={kind} onChange={({ target }) => onChoose(target.value)}>
        {KINDS.map((each) => (
          <option key={each} value={each}>
            {WORDS[each] ?? each}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What most systems need first. */
const KINDS: readonly string[] = [
  'client',
  'server',
  'balancer',
  'cache',
  'pool',
  'contendedStore',
  'autoscaler',
  'controller',
  'operator',
];

const WORDS: Readonly<Record<string, string>> = { contendedStore: 'contended store' };

/** How the first of a kind is called, if nobody says otherwise. */
const NAMES: Readonly<Record<string, string>> = { client: 'users', server: 'web', contendedStore: 'store' };
