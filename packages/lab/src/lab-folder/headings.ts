import { diagnosticAt, FILE_START, type Diagnostic, type Span } from '../yaml/diagnostic.ts';
import { quoted, suggestion } from '../yaml/nearest.ts';
import type { Task } from './lab.ts';

interface Heading {
  readonly level: number;
  readonly title: string;
  /** Counted from 0. */
  readonly line: number;
  readonly span: Span;
}

/** The `##` headings of a brief or of hints are the titles of the tasks, in their order: a task leads to its text. */
export function checkTaskHeadings(text: string, file: string, tasks: readonly Task[]): Diagnostic[] {
  const headings = headingsIn(text).filter(({ level }) => level === 2);
  const titles = tasks.map(({ title }) => title);
  const unknown = headings
    .filter(({ title }) => !titles.includes(title))
    .map(({ title, span }) => {
      const says = `${quoted(title)} is the title of no task.`;
      return diagnosticAt(file, span, { says, instead: suggestion(title, titles) });
    });
  const missing = titles
    .filter((title) => !headings.some((heading) => heading.title === title))
    .map((title) => {
      const says = `The task ${quoted(title)} has no heading here.`;
      return diagnosticAt(file, FILE_START, { says, instead: `Add the line ${quoted(`## ${title}`)}.` });
    });
  const problems = [...unknown, ...missing];
  return problems.length > 0 ? problems : checkOrder(headings, file, titles);
}

/** The text under the heading `Misconception` of DESIGN.md. */
export function misconceptionIn(text: string): string | undefined {
  const headings = headingsIn(text);
  const heading = headings.find(({ title }) => title.toLowerCase() === 'misconception');
  if (heading === undefined) return undefined;
  const next = headings[headings.indexOf(heading) + 1];
  const lines = text.split(/\r?\n/);
  const below = lines
    .slice(heading.line + 1, next?.line)
    .join('\n')
    .trim();
  return below === '' ? undefined : below;
}

function checkOrder(headings: readonly Heading[], file: string, titles: readonly string[]): Diagnostic[] {
  const misplaced = headings.find(({ title }, index) => title !== titles[index]);
  if (misplaced === undefined) return [];
  const says = `${quoted(misplaced.title)} stands here out of order, or twice.`;
  const instead = `Write the headings once each, in the order of the tasks in lab.yaml: ${titles.map(quoted).join(', ')}.`;
  return [diagnosticAt(file, misplaced.span, { says, instead })];
}

/** Markdown's headings with `#`, those in fenced code left out. */
function headingsIn(text: string): Heading[] {
  const headings: Heading[] = [];
  let fence: string | undefined;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const mark = /^ {0,3}(```+|~~~+)/.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence)))
      fence = fence === undefined ? mark : undefined;
    const [, hashes, title] = (fence === undefined && /^ {0,3}(#{1,6})[ \t]+(\S.*)$/.exec(line)) || [];
    if (hashes === undefined || title === undefined) continue;
    const span = { line: index + 1, column: 1, endLine: index + 1, endColumn: line.length + 1 };
    headings.push({ level: hashes.length, title: title.replace(/[ \t]+#*[ \t]*$/, '').trimEnd(), line: index, span });
  }
  return headings;
}
