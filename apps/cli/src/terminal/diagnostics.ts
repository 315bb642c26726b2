import type { Diagnostic } from '@basin/lab';
import type { Style } from './style.ts';

/** The texts that diagnostics are about, by the names of their files. */
export type Texts = Readonly<Record<string, string>>;

/**
 * Diagnostics as people and editors read them: the place in a form that terminals make clickable, what is wrong, the line
 * with a caret below it, and what to write instead.
 *
 *     guards.yaml:3:36: error: `aftr` is not a setting of `timeout`.
 *         3 |   users -> checkout: { timeout: { aftr: 250ms } }
 *           |                                   ^^^^
 *           = Did you mean `after`?
 */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], texts: Texts, style: Style): string {
  return diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, texts, style)).join('\n');
}

function formatDiagnostic(diagnostic: Diagnostic, texts: Texts, style: Style): string {
  const { file, line, column, severity, says, instead } = diagnostic;
  const head = `${style('bold', `${file}:${line}:${column}:`)} ${style(LOOKS[severity], `${severity}:`)} ${says}`;
  const source = texts[file]?.split(/\r?\n/)[line - 1];
  const shown = source === undefined || source.trim() === '' ? [] : sourceLines(diagnostic, source, style);
  return [head, ...shown, `${EMPTY_GUTTER}= ${instead}`, ''].join('\n');
}

/** A long line is cut to what surrounds the place, so that the caret stays below it. */
function sourceLines({ line, column, endLine, endColumn }: Diagnostic, source: string, style: Style): string[] {
  const from = Math.max(0, Math.min(column - 1 - WIDTH / 2, source.length - WIDTH));
  const start = column - 1 - from;
  const cut = source.slice(from, from + WIDTH).replaceAll('\t', ' ');
  const end = endLine > line ? cut.length : Math.min(endColumn - 1 - from, cut.length);
  const caret = ' '.repeat(start) + style('red', '^'.repeat(Math.max(1, end - start)));
  return [`${String(line).padStart(GUTTER)} | ${cut}`, `${EMPTY_GUTTER}| ${caret}`];
}

const LOOKS = { error: 'red', warning: 'yellow' } as const;
const GUTTER = 5;
const EMPTY_GUTTER = ' '.repeat(GUTTER + 1);
const WIDTH = 100;
