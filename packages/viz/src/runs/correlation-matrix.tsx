import type { Correlation } from '@basin/engine';
import { formatNumber } from '../number.ts';
import { scrolled } from '../plot/scrolled.ts';

export interface CorrelationMatrixProps {
  readonly title: string;
  /** What of each part: "latency p50". */
  readonly of: string;
  readonly names: readonly string[];
  /** The engine's `correlationMatrix(run, names, key)`. */
  readonly matrix: readonly (readonly Correlation[])[];
}

/**
 * How parts move together. A table that is its own picture: full discs move together, rings against each other, and what
 * may be chance is small and grey, whatever its number.
 */
export function CorrelationMatrix({ title, of, names, matrix }: CorrelationMatrixProps) {
  return (
    <figure className="viz-figure">
      <figcaption>
        <span className="viz-title">{title}</span>
        <span className="viz-caption viz-matrix-caption">
          Correlation of {of}. Disc: together; ring: against each other; the larger, the closer; grey: may be chance.
        </span>
      </figcaption>
      <div className="viz-matrix-scroll" {...scrolled(title)}>
        <table className="viz-matrix">
          <caption className="viz-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="viz-hidden">part</span>
              </th>
              {names.map((name, column) => (
                <th key={name} scope="col">
                  {column + 1}
                  <span className="viz-hidden"> {name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((name, row) => (
              <tr key={name}>
                <th scope="row">
                  {row + 1} {name.replace('->', '→')}
                </th>
                {names.map((other, column) => (
                  <td key={other}>{row === column ? null : <Cell of={matrix[row]?.[column]} />}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

function Cell({ of }: { readonly of: Correlation | undefined }) {
  if (!of || Number.isNaN(of.r)) return <span className="viz-matrix-number">not measured</span>;
  return (
    <>
      <svg
        className="viz-matrix-disc viz-point"
        viewBox="-16 -16 32 32"
        aria-hidden="true"
        focusable="false"
        data-meaning={meaningOf(of)}
      >
        <circle
          className={of.r > 0 ? 'viz-point-full' : 'viz-point-open'}
          r={Math.max(1.5, 13 * Math.sqrt(Math.abs(of.r)))}
        />
      </svg>
      <span className="viz-matrix-number">
        {formatNumber(Number(of.r.toFixed(2)))}
        <span className="viz-hidden">
          {' '}
          ({formatNumber(of.low)} to {formatNumber(of.high)}){isChance(of) ? ', may be chance' : ''}
        </span>
      </span>
    </>
  );
}

function meaningOf(of: Correlation): string {
  if (isChance(of)) return 'undecided';
  return of.r > 0 ? 'attempts' : 'queue';
}

function isChance({ low, high }: Correlation): boolean {
  return low <= 0 && high >= 0;
}
