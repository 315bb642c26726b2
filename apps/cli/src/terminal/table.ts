/** Columns of equal width, two spaces apart, two spaces in from the left. `<` aligns left, `>` right. */
export function table(rows: readonly (readonly string[])[], align: string): string[] {
  const widthOf = (column: number): number => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0));
  const widths = align.split('').map((_, column) => widthOf(column));
  return rows.map((row) => {
    const cells = row.map((cell, column) =>
      align[column] === '>' ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
    );
    return `  ${cells.join('  ')}`.trimEnd();
  });
}

/** Breaks a text into lines of at most `width`, at spaces. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ +/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
