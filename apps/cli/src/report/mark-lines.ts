import { formatDuration, groupOf, type Mark, type Run } from '@basin/engine';
import { table } from '../terminal/table.ts';

/** What happened, and what was done about it, a line each in order of time; to many replicas at once, one line. */
export function markLines(run: Run): string[] {
  if (run.marks.length === 0) return [];
  const rows = atOnce(run.marks).map(({ mark, parts }) => [formatDuration(mark.atUs), sentence(mark, placesOf(parts))]);
  return [...table(rows, '><'), ''];
}

interface Happening {
  readonly mark: Mark;
  readonly parts: readonly string[];
}

/** Marks in a row that are of one kind, name and moment. */
function atOnce(marks: readonly Mark[]): Happening[] {
  const happenings: { mark: Mark; parts: string[] }[] = [];
  for (const mark of marks) {
    const last = happenings.at(-1);
    const isSame =
      last?.mark.atUs === mark.atUs &&
      last.mark.kind === mark.kind &&
      last.mark.name === mark.name &&
      last.mark.action === mark.action;
    if (isSame) last.parts.push(mark.part);
    else happenings.push({ mark, parts: [mark.part] });
  }
  return happenings;
}

/** `checkout.2`, `checkout (3 of its replicas)`, `checkout, stock and 4 more`. */
function placesOf(parts: readonly string[]): string {
  const groups = [...new Set(parts.map(groupOf))].map((group) => {
    const inside = parts.filter((part) => groupOf(part) === group);
    return inside.length === 1 ? (inside[0] ?? group) : `${group} (${inside.length} replicas)`;
  });
  const more = groups.length - MOST_PLACES;
  return more > 0 ? `${groups.slice(0, MOST_PLACES).join(', ')} and ${more} more` : groups.join(', ');
}

function sentence({ kind, name }: Mark, places: string): string {
  switch (kind) {
    case 'trigger-begins':
      return `trigger ${name} begins at ${places}`;
    case 'trigger-ends':
      return `trigger ${name} ends at ${places}`;
    case 'action-begins':
      return `action ${name} upon ${places}`;
    case 'action-ends':
      return `action ${name} is over at ${places}`;
    case 'panic-begins':
      return `panic mode engages, by what it sees at ${places}`;
    case 'panic-ends':
      return `panic mode disengages, by what it sees at ${places}`;
    case 'operator-notices':
      return `operator ${name} notices what happens at ${places}`;
    case 'operator-acts':
      return `an operator does ${name} upon ${places}`;
    case 'operator-takes-back':
      return `an operator takes back ${name} at ${places}`;
    case 'operator-stands-down':
      return `operator ${name} stands down: all is well at ${places}`;
  }
}

const MOST_PLACES = 3;
