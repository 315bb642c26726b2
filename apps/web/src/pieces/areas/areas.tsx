'use client';

import { Fragment, type ReactNode, useEffect } from 'react';
import { Group, Panel, Separator, useGroupRef } from 'react-resizable-panels';
import { useDeviceChoice } from '@/pieces/guard-editor/index.ts';
import styles from './areas.module.css';

export interface Area<Id extends string> {
  readonly id: Id;
  /** On the switch, where there is room for one area only. */
  readonly name: string;
  /** What it is called where it is named by itself; its name unless said. */
  readonly label?: string;
  /** In percent, as they are first and at least. */
  readonly size: number;
  readonly least: number;
  readonly content: ReactNode;
}

interface AreasProps<Id extends string> {
  /** Under this the device remembers where the borders are. */
  readonly id: string;
  readonly areas: readonly Area<Id>[];
  /** The one that is shown where there is room for one. */
  readonly shown: Id;
  readonly onShow: (area: Id) => void;
}

/**
 * Areas side by side with movable borders, or one at a time where there is room for one.
 *
 * Both are the same elements; the style sheet decides. So turning a tablet loses neither an editor's undo nor the place
 * in a text, and the first frame is right before any script has measured anything.
 */
export function Areas<Id extends string>({ id, areas, shown, onShow }: AreasProps<Id>) {
  const group = useGroupRef();
  const [sizes, keepSizes] = useDeviceChoice(`${id}-areas`);
  const names = areas.map((area) => area.id).join(' ');

  useEffect(() => {
    const layout = readLayout(sizes, names.split(' '));
    if (layout !== undefined) group.current?.setLayout(layout);
  }, [group, sizes, names]);

  return (
    <div className={styles.areas} style={usualSizes(areas)}>
      <div className={styles.switch} role="group" aria-label="Show">
        {areas.map((area) => (
          <button key={area.id} type="button" aria-pressed={shown === area.id} onClick={() => onShow(area.id)}>
            {area.name}
          </button>
        ))}
      </div>
      <Group
        className={styles.group ?? ''}
        groupRef={group}
        defaultLayout={Object.fromEntries(areas.map((area) => [area.id, area.size]))}
        id={id}
        onLayoutChanged={(layout, { isUserInteraction }) => isUserInteraction && keepSizes(JSON.stringify(layout))}
      >
        {areas.map((area, index) => (
          <Fragment key={area.id}>
            {index > 0 && (
              <Separator
                className={styles.border ?? ''}
                id={`${area.id}-border`}
                aria-label={`Border between ${areas[index - 1]?.id} and ${area.id}`}
              />
            )}
            <Panel
              id={area.id}
              data-shown={shown === area.id}
              className={styles.area ?? ''}
              defaultSize={`${area.size}`}
              minSize={`${area.least}`}
            >
              <section aria-label={area.label ?? area.name}>{area.content}</section>
            </Panel>
          </Fragment>
        ))}
      </Group>
    </div>
  );
}

/** For the style sheet, which holds the areas to them while the page is still arriving. */
function usualSizes(areas: readonly Area<string>[]): Record<string, string> {
  return Object.fromEntries(areas.slice(0, -1).map(({ size }, index) => [`--area-${index + 1}`, `${size}%`]));
}

function readLayout(json: string | undefined, ids: readonly string[]): Record<string, number> | undefined {
  try {
    const layout: unknown = JSON.parse(json ?? 'null');
    if (typeof layout !== 'object' || layout === null) return undefined;
    const entries = Object.entries(layout);
    const isWhole = ids.every((id) => entries.some(([name, size]) => name === id && typeof size === 'number'));
    return isWhole ? (layout as Record<string, number>) : undefined;
  } catch {
    return undefined;
  }
}
