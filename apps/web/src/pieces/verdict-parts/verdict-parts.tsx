import type { PartResult } from '@basin/lab';
import { Check, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Sentence } from '@/pieces/guard-editor/index.ts';
import { idWords } from './id-words.ts';
import styles from './verdict-parts.module.css';

interface VerdictPartsProps {
  readonly parts: readonly PartResult[];
  /** The name of a part, as a learner reads it; its id in words unless said. */
  readonly nameOf?: ((part: string) => string) | undefined;
  /** What stands below the sentence about a part. */
  readonly renderBelow?: (part: PartResult, name: string) => ReactNode;
}

/** What is right about an answer and what is not, a sentence for each part of what was asked. */
export function VerdictParts({ parts, nameOf = idWords, renderBelow }: VerdictPartsProps) {
  return (
    <ul className={styles.parts}>
      {parts.map((part) => {
        const name = nameOf(part.part);
        return (
          <li key={part.part} data-met={part.met} data-part={part.part}>
            <h3>
              {part.met ? <Check aria-hidden /> : <X aria-hidden />}
              {name}
              <span className={styles.word}>{part.met ? 'holds' : 'not yet'}</span>
            </h3>
            <p>
              <Sentence>{part.says}</Sentence>
            </p>
            {renderBelow?.(part, name)}
          </li>
        );
      })}
    </ul>
  );
}
