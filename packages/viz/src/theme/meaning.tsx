import type { ReactNode } from 'react';
import { meaningOf, type MeaningForm, type MeaningId } from './meanings.ts';

/** A word of prose in the hue and with the mark of what it means: `<Meaning of="goodput">goodput</Meaning>`. */
export function Meaning({ of, children }: { readonly of: MeaningId; readonly children?: ReactNode }) {
  const meaning = meaningOf(of);
  return (
    <span className="viz-meaning" data-meaning={of}>
      <MeaningMark of={of} />
      {children ?? meaning.word}
    </span>
  );
}

/** The small picture that stands for a meaning in legends and before words. */
export function MeaningMark({ of }: { readonly of: MeaningId }) {
  return (
    <svg className="viz-meaning-mark" data-meaning={of} viewBox="0 0 24 12" aria-hidden="true" focusable="false">
      {strokes[meaningOf(of).form]}
    </svg>
  );
}

const slants = 'M2 11L11 2M8 11L17 2M14 11L22 3M2 5L5 2M20 11L22 9';
const frame = <rect className="viz-mark-fill" x="1" y="1" width="22" height="10" />;

const strokes: Readonly<Record<MeaningForm, ReactNode>> = {
  'thin-line': <path className="viz-mark-thin" d="M1 6H23" />,
  'thick-line-over-fill': (
    <>
      <rect className="viz-mark-fill" x="1" y="4" width="22" height="8" />
      <path className="viz-mark-thick" d="M1 4H23" />
    </>
  ),
  line: <path className="viz-mark-line" d="M1 6H23" />,
  'hatched-area': <path className="viz-mark-thin" d={slants} />,
  'line-with-marks': (
    <>
      <path className="viz-mark-line" d="M1 6H23" />
      <path className="viz-mark-dots" d="M7 6h0M17 6h0" />
    </>
  ),
  'dotted-line': <path className="viz-mark-line" strokeDasharray="1.5 3" d="M1 6H23" />,
  'long-dashes': <path className="viz-mark-line" strokeDasharray="9 4" d="M1 6H23" />,
  dashes: <path className="viz-mark-line" strokeDasharray="5 3.5" d="M1 6H23" />,
  'short-dashes': <path className="viz-mark-line" strokeDasharray="2.5 2.5" d="M1 6H23" />,
  'dash-dotted-line': <path className="viz-mark-line" strokeDasharray="7 2.5 1.5 2.5" d="M1 6H23" />,
  'stepped-area': (
    <>
      <path className="viz-mark-fill" d="M1 12V8H8V3H16V6H23V12Z" />
      <path className="viz-mark-line" d="M1 8H8V3H16V6H23" />
    </>
  ),
  'line-in-band': (
    <>
      {frame}
      <path className="viz-mark-line" d="M1 8H23" />
    </>
  ),
  'hatched-tint': (
    <>
      {frame}
      <path className="viz-mark-thin" d={slants} />
    </>
  ),
  'plain-tint': frame,
  'cross-hatched-tint': (
    <>
      {frame}
      <path className="viz-mark-thin" d="M2 11L11 2M8 11L17 2M14 11L22 3M2 2L11 11M8 2L17 11M14 2L22 10" />
    </>
  ),
  'dotted-tint': (
    <>
      {frame}
      <path className="viz-mark-dots" strokeWidth="2" d="M4 4h0M9 8h0M14 4h0M19 8h0" />
    </>
  ),
  'hand-drawn-line': <path className="viz-mark-line" strokeDasharray="6 3" d="M1 9C8 10 10 2 23 3" />,
};
