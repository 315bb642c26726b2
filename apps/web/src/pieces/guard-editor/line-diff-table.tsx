import styles from './line-diff.module.css';
import { type DiffGap, type DiffLine, lineDiff } from './line-diff.ts';

export interface LineDiffTableProps {
  readonly before: { readonly name: string; readonly text: string };
  readonly after: { readonly name: string; readonly text: string };
}

/**
 * Two texts line by line, in a table that reads aloud: each changed row begins with the word for what happened to it.
 * Monaco has a diff editor too; it weighs more, traps Tab twice and says less to a screen reader.
 */
export function LineDiffTable({ before, after }: LineDiffTableProps) {
  const rows = lineDiff(before.text, after.text);
  const counts = { added: count(rows, 'added'), removed: count(rows, 'removed') };
  if (counts.added + counts.removed === 0) {
    return (
      <p className={styles.equal}>
        {before.name} and {after.name} are the same, line by line.
      </p>
    );
  }
  return (
    <table className={styles.table}>
      <caption>
        From {before.name} to {after.name}: {lines(counts.removed)} removed, {lines(counts.added)} added
      </caption>
      <thead className={styles.hidden}>
        <tr>
          <th scope="col">Change</th>
          <th scope="col">Line</th>
          <th scope="col">Text</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={`${row.kind} ${row.before ?? ''} ${row.after ?? ''}`} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { row: DiffLine | DiffGap }) {
  if (row.kind === 'gap') {
    return (
      <tr className={styles.gap}>
        <td colSpan={3}>{lines(row.count)} the same</td>
      </tr>
    );
  }
  return (
    <tr data-kind={row.kind}>
      <td className={styles.sign}>
        <span aria-hidden>{SIGNS[row.kind].mark}</span>
        <span className={styles.hidden}>{SIGNS[row.kind].word}</span>
      </td>
      <td className={styles.number}>{row.after ?? row.before}</td>
      <td className={styles.text}>{row.text}</td>
    </tr>
  );
}

const SIGNS = {
  same: { mark: '', word: 'unchanged' },
  added: { mark: '+', word: 'added' },
  removed: { mark: '−', word: 'removed' },
};

const count = (rows: readonly (DiffLine | DiffGap)[], kind: DiffLine['kind']): number =>
  rows.filter((row) => row.kind === kind).length;

const lines = (count: number): string => (count === 1 ? '1 line' : `${count} lines`);
