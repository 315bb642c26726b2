/**
 * A problem in a text, where an editor can underline it. Positions count from 1, columns in UTF-16 units, the end is
 * exclusive: what Monaco calls a marker.
 */
export interface Diagnostic extends Span {
  readonly file: string;
  readonly severity: 'error' | 'warning';
  /** What is wrong. */
  readonly says: string;
  /** What to write instead. */
  readonly instead: string;
}

export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A problem in a value: it knows the path to the setting, and not yet the place in a text. */
export interface Problem {
  readonly path: Path;
  /** Whether the name of the setting is at fault or what stands behind it. */
  readonly at: 'key' | 'value';
  readonly says: string;
  readonly instead: string;
}

export type Path = readonly (string | number)[];

/** For a problem of a whole file: its first character. */
export const FILE_START: Span = { line: 1, column: 1, endLine: 1, endColumn: 1 };

export function diagnosticAt(file: string, span: Span, text: { says: string; instead: string }): Diagnostic {
  const { line, column, endLine, endColumn } = span;
  return { file, line, column, endLine, endColumn, severity: 'error', says: text.says, instead: text.instead };
}

export function inReadingOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort((a, b) => a.line - b.line || a.column - b.column);
}
