import styles from './sentence.module.css';

/** A sentence of a diagnostic. What it quotes between backticks is code, and looks like it. */
export function Sentence({ children }: { readonly children: string }) {
  return piecesOf(children).map(({ key, text, isCode }) =>
    isCode ? (
      <code key={key} className={styles.code}>
        {text}
      </code>
    ) : (
      <span key={key}>{text}</span>
    ),
  );
}

function piecesOf(sentence: string): { readonly key: string; readonly text: string; readonly isCode: boolean }[] {
  return sentence.split('`').map((text, index) => ({ key: String(index), text, isCode: index % 2 === 1 }));
}
