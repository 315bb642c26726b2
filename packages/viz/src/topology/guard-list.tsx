import { GuardRing } from './glyph.tsx';
import type { GuardInForce } from './guards-in-force.ts';
import { LINE_HEIGHT } from './layout.ts';

interface GuardListProps {
  readonly guards: readonly GuardInForce[];
  /** Lines above the guards that are not about guards. */
  readonly notes: readonly string[];
  readonly x: number;
  readonly y: number;
}

/** What stands in words below an arrow or a box. */
export function GuardList({ guards, notes, x, y: top }: GuardListProps) {
  const lineAt = (index: number): number => top + (index + 0.75) * LINE_HEIGHT;
  return (
    <>
      {notes.map((note, index) => (
        <text key={note} className="viz-guard-words" x={x - 9} y={lineAt(index) + 4}>
          {note}
        </text>
      ))}
      {guards.map((guard, index) => {
        const y = lineAt(notes.length + index);
        return (
          <g key={guard.key}>
            <GuardRing of={guard.key} isNew={guard.isNew} x={x} y={y} />
            <text
              className={guard.isNew ? 'viz-guard-words viz-guard-words-new' : 'viz-guard-words'}
              x={x + 15}
              y={y + 4}
            >
              {guard.says}
            </text>
          </g>
        );
      })}
    </>
  );
}
