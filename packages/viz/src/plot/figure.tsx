import { useId, type ReactNode } from 'react';
import { NumbersTable } from './numbers-table.tsx';

/** What every picture of an answer takes beside the answer itself. */
export interface FigureProps {
  /** What the figure shows, as a heading. */
  readonly title: string;
  /** What the reader should see in it. The generated description is always there for those who cannot see it. */
  readonly caption?: ReactNode;
}

interface FrameProps extends FigureProps {
  readonly legend?: ReactNode;
  /** What the reader may do, or points at. It has a line of its own, so that pointing moves nothing. */
  readonly hint?: string | undefined;
  /** The picture in words. */
  readonly description: string;
  readonly table: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };
  readonly children: (ids: FigureIds) => ReactNode;
}

export interface FigureIds {
  /** Makes the names of hatches and clips unique on the page. */
  readonly id: string;
  readonly titleId: string;
  readonly descriptionId: string;
}

/** A picture with its title, its legend, what it shows in words, and its numbers as a table. */
export function Figure({ title, caption, legend, hint, description, table, children }: FrameProps) {
  const id = useId();
  const ids = { id, titleId: `${id}-title`, descriptionId: `${id}-description` };
  return (
    <figure className="viz-figure" aria-labelledby={ids.titleId}>
      <figcaption className="viz-title" id={ids.titleId}>
        {title}
      </figcaption>
      {legend !== undefined && <dl className="viz-legend viz-legend-flow">{legend}</dl>}
      {children(ids)}
      {hint !== undefined && <p className="viz-hint">{hint}</p>}
      {caption !== undefined && <div className="viz-caption">{caption}</div>}
      <p className="viz-hidden" id={ids.descriptionId}>
        {description}
      </p>
      <NumbersTable caption={title} {...table} />
    </figure>
  );
}
