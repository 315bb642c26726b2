'use client';

import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useAwake } from '@/pieces/awake/index.ts';
import { LiveFigure, type Figure } from '@/pieces/live-figure/index.ts';
import { SeedTable } from './seed-table.tsx';
import styles from './scenarios.module.css';

export interface ShownVariant {
  readonly name: string;
  readonly title: string;
  readonly says: string;
  readonly figure: Figure;
  /** The guards file, highlighted; empty for the system as it is. */
  readonly guardsHtml: string;
}

interface VariantTabsProps {
  readonly variants: readonly ShownVariant[];
  readonly seedCount: number;
  readonly expected?: string | undefined;
}

/**
 * The same system under each of its settings, one at a time. Without a script all of them stand below one another: the
 * tabs are only a way to see less.
 */
export function VariantTabs({ variants, seedCount, expected }: VariantTabsProps) {
  const [selected, setSelected] = useState(0);
  const id = useId();
  const hasTabs = variants.length > 1;
  return (
    <div>
      {hasTabs && <TabList id={id} variants={variants} selected={selected} onSelect={setSelected} />}
      {variants.map((variant, index) => (
        <section
          key={variant.name}
          id={`${id}-panel-${variant.name}`}
          role={hasTabs ? 'tabpanel' : undefined}
          aria-labelledby={hasTabs ? `${id}-tab-${variant.name}` : undefined}
          className={styles['panel']}
          data-selected={index === selected || undefined}
        >
          <p className={styles['says']}>{variant.says}</p>
          {variant.guardsHtml !== '' && (
            <details className={styles['guards']}>
              <summary>Guards of this setting</summary>
              <div className={`code ${styles['file']}`} dangerouslySetInnerHTML={{ __html: variant.guardsHtml }} />
            </details>
          )}
          <LiveFigure figure={variant.figure} />
          <SeedTable figure={variant.figure} seedCount={seedCount} expected={index === 0 ? expected : undefined} />
        </section>
      ))}
    </div>
  );
}

interface TabListProps {
  readonly id: string;
  readonly variants: readonly ShownVariant[];
  readonly selected: number;
  readonly onSelect: (index: number) => void;
}

function TabList({ id, variants, selected, onSelect }: TabListProps) {
  const tabs = useRef<(HTMLButtonElement | null)[]>([]);
  const isAwake = useAwake();
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (selected + step + variants.length) % variants.length;
    onSelect(next);
    tabs.current[next]?.focus();
  };
  return (
    <div role="tablist" aria-label="Settings" className={`needs-js no-print ${styles['tabs']}`}>
      {variants.map((variant, index) => (
        <button
          key={variant.name}
          ref={(button) => {
            tabs.current[index] = button;
          }}
          type="button"
          role="tab"
          id={`${id}-tab-${variant.name}`}
          aria-selected={index === selected}
          aria-controls={`${id}-panel-${variant.name}`}
          tabIndex={index === selected ? 0 : -1}
          className={styles['tab']}
          disabled={!isAwake}
          onClick={() => onSelect(index)}
          onKeyDown={onKeyDown}
        >
          {variant.title}
        </button>
      ))}
    </div>
  );
}
