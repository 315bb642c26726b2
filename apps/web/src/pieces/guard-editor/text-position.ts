/** 1-based, as diagnostics and Monaco count. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** How many characters come before a position; the end of the text for positions beyond it. */
export function offsetOf(text: string, position: TextPosition): number {
  const lines = text.split('\n');
  if (position.line > lines.length) return text.length;
  const before = lines.slice(0, position.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const line = lines[position.line - 1] ?? '';
  return before + Math.min(position.column - 1, line.length);
}
