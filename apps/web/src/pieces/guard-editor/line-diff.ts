import { diffLines } from 'diff';

export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
  /** 1-based line numbers on either side, where the line exists. */
  readonly before?: number;
  readonly after?: number;
}

/** A stretch of equal lines that is not shown. */
export interface DiffGap {
  readonly kind: 'gap';
  readonly count: number;
  /** Of its first line, on either side. */
  readonly before?: number;
  readonly after?: number;
}

/** Two texts as one list of lines, removed before added, equal stretches folded to `CONTEXT` lines around a change. */
export function lineDiff(before: string, after: string): (DiffLine | DiffGap)[] {
  return fold(allLines(withFinalNewline(before), withFinalNewline(after)));
}

/** One row of two texts beside one another; a line that only one of them has stands alone. */
export interface DiffRow {
  /** Which lines of the two it holds, or begins with: another row has others. */
  readonly id: string;
  readonly kind: 'same' | 'changed' | 'gap';
  readonly before?: DiffLine | undefined;
  readonly after?: DiffLine | undefined;
  /** Of equal lines that are not shown. */
  readonly count: number;
}

/** The same, as rows: in a stretch of changes the first removed line stands beside the first added one, and so on. */
export function sideBySide(before: string, after: string): DiffRow[] {
  const rows: DiffRow[] = [];
  let [removed, added]: [DiffLine[], DiffLine[]] = [[], []];
  const settle = (): void => {
    for (let index = 0; index < Math.max(removed.length, added.length); index += 1)
      rows.push({
        id: idOf(removed[index], added[index]),
        kind: 'changed',
        before: removed[index],
        after: added[index],
        count: 1,
      });
    [removed, added] = [[], []];
  };
  for (const line of lineDiff(before, after)) {
    if (line.kind === 'removed') removed.push(line);
    else if (line.kind === 'added') added.push(line);
    else {
      settle();
      if (line.kind === 'gap') rows.push({ id: idOf(line, line), kind: 'gap', count: line.count });
      else rows.push({ id: idOf(line, line), kind: 'same', before: line, after: line, count: 1 });
    }
  }
  settle();
  return rows;
}

const idOf = (before: DiffLine | DiffGap | undefined, after: DiffLine | DiffGap | undefined): string =>
  `${before?.before ?? ''}:${after?.after ?? ''}`;

function allLines(before: string, after: string): DiffLine[] {
  const lines: DiffLine[] = [];
  let [beforeLine, afterLine] = [1, 1];
  for (const change of diffLines(before, after)) {
    for (const text of change.value.replace(/\n$/, '').split('\n')) {
      if (change.added) lines.push({ kind: 'added', text, after: afterLine++ });
      else if (change.removed) lines.push({ kind: 'removed', text, before: beforeLine++ });
      else lines.push({ kind: 'same', text, before: beforeLine++, after: afterLine++ });
    }
  }
  return lines;
}

function fold(lines: readonly DiffLine[]): (DiffLine | DiffGap)[] {
  const isNearChange = (index: number): boolean =>
    lines.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some((line) => line.kind !== 'same');
  const folded: (DiffLine | DiffGap)[] = [];
  for (const [index, line] of lines.entries()) {
    const last = folded.at(-1);
    if (isNearChange(index)) folded.push(line);
    else if (last?.kind === 'gap') folded[folded.length - 1] = { ...last, count: last.count + 1 };
    else folded.push({ ...line, kind: 'gap', count: 1 });
  }
  return folded;
}

const withFinalNewline = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

const CONTEXT = 3;
