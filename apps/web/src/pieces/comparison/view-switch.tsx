import { useId } from 'react';
import type { CompareView } from './compare-figure.ts';
import styles from './comparison.module.css';

interface ViewSwitchProps {
  readonly view: CompareView;
  readonly onView: (view: CompareView) => void;
}

/** One switch: B over A, or side by side. */
export function ViewSwitch({ view, onView }: ViewSwitchProps) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label="How the two runs are drawn" className={styles['switch']}>
      {VIEWS.map(([each, says]) => (
        <label key={each}>
          <input type="radio" name={name} checked={view === each} onChange={() => onView(each)} />
          {says}
        </label>
      ))}
    </div>
  );
}

const VIEWS: readonly (readonly [CompareView, string])[] = [
  ['ghost', 'B over A'],
  ['side', 'Side by side'],
];
