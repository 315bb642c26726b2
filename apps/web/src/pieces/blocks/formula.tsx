import katex from 'katex';
import type { ReactNode } from 'react';
import type { BlockProps } from '@basin/catalog';
import { formatNumber } from '@basin/viz';
import styles from './formula.module.css';

/** A formula, what each of its symbols means and is here, and who says so. The formula itself is the children: `$$…$$`. */
export function Formula(props: BlockProps<'Formula'> & { readonly children: ReactNode }) {
  const { title, symbols, source, url, children } = props;
  const hasValues = symbols.some(({ here }) => here !== undefined);
  return (
    <figure className={styles['formula']}>
      {title !== undefined && <figcaption className={styles['title']}>{title}</figcaption>}
      {children}
      <table className={styles['symbols']}>
        <caption className="visually-hidden">Symbols{title === undefined ? '' : `: ${title}`}</caption>
        <thead>
          <tr>
            <th scope="col">symbol</th>
            <th scope="col">meaning</th>
            {hasValues && <th scope="col">here</th>}
          </tr>
        </thead>
        <tbody>
          {symbols.map(({ symbol, means, unit, here }) => (
            <tr key={symbol}>
              <td>
                <Symbol of={symbol} />
              </td>
              <th scope="row">
                {means}
                {unit !== undefined && here === undefined && <span className={styles['unit']}>, in {unit}</span>}
              </th>
              {hasValues && <td className={styles['here']}>{here !== undefined && valueText(here, unit)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {source !== undefined && (
        <p className={styles['source']}>Source: {url === undefined ? source : <a href={url}>{source}</a>}</p>
      )}
    </figure>
  );
}

/** Set as the formula sets it, so that the eye finds it again. */
function Symbol({ of }: { readonly of: string }) {
  return <span dangerouslySetInnerHTML={{ __html: katex.renderToString(of, { throwOnError: false }) }} />;
}

/** `1 333/s` stands close, `12 ms` apart. */
function valueText(here: string | number, unit: string | undefined): string {
  const value = typeof here === 'number' ? formatNumber(here) : here;
  if (unit === undefined) return value;
  return unit.startsWith('/') ? `${value}${unit}` : `${value}\u202f${unit}`;
}
