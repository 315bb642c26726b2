'use client';

import { useState } from 'react';
import { useDeviceChoice, useFinePointer, useMedia } from '@/pieces/guard-editor/index.ts';

/** The three parts of a lab page. */
export type Area = 'brief' | 'guards' | 'system';
export type BriefView = 'brief' | 'hints' | 'tries';
export type GuardsView = 'text' | 'form' | Aside;
/** What is looked at and not written in. */
type Aside = 'differences' | 'export';

export interface Views {
  /** The one that is shown where there is room for one. */
  readonly area: Area;
  readonly brief: BriefView;
  readonly guards: GuardsView;
  /** What the differences are held against: `start`, `exemplar`, or the id of an entry. */
  readonly against: string;
  readonly showArea: (area: Area) => void;
  readonly showBrief: (view: BriefView) => void;
  readonly showGuards: (view: GuardsView) => void;
  readonly compareWith: (against: string) => void;
}

/** Which part of each area is shown. Text or form is a choice of the device: a form where fingers type. */
export function useViews(): Views {
  const [area, showArea] = useState<Area>('brief');
  const [brief, showBrief] = useState<BriefView>('brief');
  const [aside, showAside] = useState<Aside>();
  const [against, setAgainst] = useState('start');
  const [choice, choose] = useDeviceChoice('guards-view');
  const isFine = useFinePointer();
  const isNarrow = useMedia(NARROW);
  const usual = isFine === false || isNarrow === true ? 'form' : 'text';
  const chosen = choice === 'text' || choice === 'form' ? choice : usual;

  return {
    area,
    brief,
    guards: aside ?? chosen,
    against,
    showArea,
    showBrief,
    showGuards: (view) => {
      const isAside = view === 'differences' || view === 'export';
      showAside(isAside ? view : undefined);
      if (!isAside) choose(view);
    },
    compareWith: (next) => {
      setAgainst(next);
      showAside('differences');
    },
  };
}

/** As in the style sheets: less than this, and the areas are shown one at a time. */
export const NARROW = '(max-width: 899px)';
