import { parseLab } from '../src/lab-folder/parse-lab.ts';
import type { Diagnostic } from '../src/yaml/diagnostic.ts';
import { STORM_FILES } from './storm-lab.fixture.ts';

/** Diagnostics as short lines: `2:3-2:9 what is wrong | what to write`. */
export function told(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(
    ({ line, column, endLine, endColumn, says, instead }) =>
      `${line}:${column}-${endLine}:${endColumn} ${says} | ${instead}`,
  );
}

/** The small storm, some of its files exchanged. */
export function stormLab(files: Readonly<Record<string, string>> = {}) {
  const { lab, diagnostics } = parseLab('small-storm', { ...STORM_FILES, ...files });
  if (lab === undefined) throw new Error(`the fixture is a lab: ${told(diagnostics).join('\n')}`);
  return lab;
}

/** Whether diagnostics point into the text, and in reading direction. */
export function pointInto(text: string, diagnostics: readonly Diagnostic[]): boolean {
  const lines = text.split('\n');
  return diagnostics.every((diagnostic) => pointsInto(lines, diagnostic));
}

function pointsInto(lines: readonly string[], { line, column, endLine, endColumn }: Diagnostic): boolean {
  const isPlace = (atLine: number, atColumn: number) =>
    atLine >= 1 && atLine <= lines.length && atColumn >= 1 && atColumn <= lines[atLine - 1]!.length + 1;
  return (
    isPlace(line, column) &&
    isPlace(endLine, endColumn) &&
    (endLine > line || (endLine === line && endColumn >= column))
  );
}
