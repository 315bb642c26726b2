'use client';

import { useState } from 'react';
import { BasinMap, type BasinMapProps } from './basin-map.tsx';
import { CellGrid } from './cell-grid.tsx';
import { cellText, chosen, type CellPlace, type ChosenCell } from './map-layout.ts';

export interface ChoosableBasinMapProps extends BasinMapProps {
  /** What was chosen comes with the runs behind it. */
  readonly onChoose: (cell: ChosenCell) => void;
}

/** A basin map whose cells are buttons. */
export function ChoosableBasinMap({ onChoose, ...map }: ChoosableBasinMapProps) {
  const [pointed, setPointed] = useState<CellPlace | null>(null);
  const { answer, title } = map;
  const textOf = (place: CellPlace) => cellText(answer, place, [map.x, map.y]);
  const choose = (place: CellPlace) => {
    const cell = chosen(answer, place);
    if (cell) onChoose(cell);
  };
  return (
    <BasinMap
      {...map}
      hint={pointed ? textOf(pointed) : 'choose a cell to see its runs'}
      over={
        <CellGrid
          label={title}
          columns={answer.x.length}
          rows={answer.y.length}
          textOf={textOf}
          onPoint={setPointed}
          onChoose={choose}
        />
      }
    />
  );
}
