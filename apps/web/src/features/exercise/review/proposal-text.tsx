import type { ReviewMark } from '@basin/lab';
import styles from './review.module.css';

interface ProposalTextProps {
  readonly lines: readonly string[];
  readonly marks: readonly ReviewMark[];
  readonly chosen: number;
  readonly onChoose: (line: number) => void;
}

/** The text with its line numbers; those with marks are told by a dot beside the number. */
export function ProposalText({ lines, marks, chosen, onChoose }: ProposalTextProps) {
  return (
    <div className={styles.text} {...PANE}>
      <ol>
        {lines.map((text, index) => {
          const line = index + 1;
          const count = marks.filter((mark) => mark.line === line).length;
          return (
            <li key={line} data-chosen={line === chosen} data-marked={count > 0}>
              {/* By keyboard a line is chosen by its number, in the form: fifty more stops would be in the way. */}
              <button type="button" tabIndex={-1} onClick={() => onChoose(line)} aria-label={labelOf(line, count)}>
                {line}
              </button>
              <code>{text}</code>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function labelOf(line: number, count: number): string {
  if (count === 0) return `Line ${line}`;
  return `Line ${line}, ${count === 1 ? 'marked' : `${count} marks`}`;
}

/** A pane that scrolls can be reached by keyboard. */
const PANE = { tabIndex: 0, role: 'region', 'aria-label': 'The proposal' } as const;
