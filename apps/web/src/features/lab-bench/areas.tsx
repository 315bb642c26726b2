'use client';

import { type ReactNode, useEffect } from 'react';
import { Group, Panel, Separator, useGroupRef } from 'react-resizable-panels';
import { useDeviceChoice } from '@/pieces/guard-editor/index.ts';
import styles from './areas.module.css';
import type { Area } from './use-views.ts';

interface AreasProps {
  /** The one that is shown where there is room for one. */
  readonly shown: Area;
  readonly onShow: (area: Area) => void;
  readonly brief: ReactNode;
  readonly guards: ReactNode;
  readonly system: ReactNode;
}

/**
 * The three areas: side by side with movable borders, or one at a time where there is room for one.
 *
 * Both are the same elements; the style sheet decides. So turning a tablet loses neither the editor's undo nor the place
 * in the brief, and the first frame is right before any script has measured anything.
 */
export function Areas({ shown, onShow, brief, guards, system }: AreasProps) {
  const group = useGroupRef();
  const [sizes, keepSizes] = useDeviceChoice('lab-areas');

  useEffect(() => {
    const layout = readLayout(sizes);
    if (layout !== undefined) group.current?.setLayout(layout);
  }, [group, sizes]);

  return (
    <div className={styles.areas} data-shown={shown}>
      <div className={styles.switch} role="group" aria-label="Show">
        {AREAS.map(({ id, name }) => (
          <button key={id} type="button" aria-pressed={shown === id} onClick={() => onShow(id)}>
            {name}
          </button>
        ))}
      </div>
      <Group
        className={styles.group ?? ''}
        groupRef={group}
        defaultLayout={USUAL}
        id="lab"
        onLayoutChanged={(layout, { isUserInteraction }) => isUserInteraction && keepSizes(JSON.stringify(layout))}
      >
        <Panel id="brief" className={styles.area ?? ''} defaultSize={`${USUAL.brief}`} minSize="15">
          <section aria-label="Brief">{brief}</section>
        </Panel>
        <Separator className={styles.border ?? ''} id="brief-border" aria-label="Border between brief and guards" />
        <Panel id="guards" className={styles.area ?? ''} defaultSize={`${USUAL.guards}`} minSize="20">
          <section aria-label="Guards">{guards}</section>
        </Panel>
        <Separator className={styles.border ?? ''} id="system-border" aria-label="Border between guards and system" />
        <Panel id="system" className={styles.area ?? ''} defaultSize={`${USUAL.system}`} minSize="25">
          <section aria-label="Running system">{system}</section>
        </Panel>
      </Group>
    </div>
  );
}

/** In percent. Said twice below: the first frame is made from the layout, a double click goes back to the size. */
const USUAL = { brief: 25, guards: 33, system: 42 };

const AREAS: readonly { readonly id: Area; readonly name: string }[] = [
  { id: 'brief', name: 'Brief' },
  { id: 'guards', name: 'Guards' },
  { id: 'system', name: 'System' },
];

function readLayout(json: string | undefined): Record<string, number> | undefined {
  try {
    const layout: unknown = JSON.parse(json ?? 'null');
    if (typeof layout !== 'object' || layout === null) return undefined;
    const entries = Object.entries(layout);
    const isWhole = AREAS.every(({ id }) => entries.some(([name, size]) => name === id && typeof size === 'number'));
    return isWhole ? (layout as Record<string, number>) : undefined;
  } catch {
    return undefined;
  }
}
