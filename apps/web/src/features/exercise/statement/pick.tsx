import { useId } from 'react';
import styles from './statement.module.css';

interface PickProps {
  readonly ask: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly id: string; readonly says: string }[];
  readonly onPick: (id: string) => void;
}

/** One piece of the sentence, out of a list. */
export function Pick({ ask, value, options, onPick }: PickProps) {
  const name = useId();
  return (
    <fieldset className={styles.arrows}>
      <legend>{ask}</legend>
      {options.map(({ id, says }) => (
        <label key={id}>
          <input type="radio" name={name} checked={value === id} onChange={() => onPick(id)} /> {says}
        </label>
      ))}
    </fieldset>
  );
}
