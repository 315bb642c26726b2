import type { ReactNode } from 'react';

/** A mark, what it means, and what it stands at. */
export function LegendEntry(props: { readonly mark: ReactNode; readonly word: string; readonly children?: ReactNode }) {
  return (
    <div className="viz-legend-entry">
      <dt>
        {props.mark}
        {props.word}
      </dt>
      <dd>{props.children}</dd>
    </div>
  );
}
