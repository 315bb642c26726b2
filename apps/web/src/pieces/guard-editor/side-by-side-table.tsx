'use client';

import { useMedia } from './environment.ts';
import styles from './line-diff.module.css';
import { type DiffRow, sideBySide } from './line-diff.ts';
import { LineDiffTable, type LineDiffTableProps } from './line-diff-table.tsx';

/** Two texts beside one another, line by line; below one another where there is no room. */
export function SideBySideTable({ before, after }: LineDiffTableProps) {
  const isNarrow = useMedia('(max-width: 899px)');
  const rows = sideBySide(before.text, after.text);
  if (isNarrow !== false || rows.every(({ kind }) => kind !== 'changed'))
    return <LineDiffTable before={before} after={after} />;
  return (
    <table className={`${styles.table ?? ''} ${styles.beside ?? ''}`}>
      <caption>
        Line by line, {before.name} and {after.name}
      </caption>
      <thead>
        <tr>
          <th scope="col">{before.name}</th>
          <th scope="col">{after.name}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { row: DiffRow }) {
  if (row.kind === 'gap') {
    return (
      <tr className={styles.gap}>
        <td colSpan={2}>{row.count === 1 ? '1 line' : `${row.count} lines`} the same</td>
      </tr>
    );
  }
  const isChanged = row.kind === 'changed';
  return (
    <tr>
      <td className={styles.text} data-kind={isChanged && row.before ? 'removed' : undefined}>
        {isChanged && row.before && <span className={styles.hidden}>only here: </span>}
        {row.before?.text}
      </td>
      <td className={styles.text} data-kind={isChanged && row.after ? 'added' : undefined}>
        {isChanged && row.after && <span className={styles.hidden}>only here: </span>}
        {row.after?.text}
      </td>
    </tr>
  );
}
