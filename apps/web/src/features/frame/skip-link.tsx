import styles from './frame.module.css';

/** The first stop of the keyboard: past everything that is the same on every page. */
export function SkipLink() {
  return (
    <a className={styles['skip']} href="#main">
      Skip to the text
    </a>
  );
}
