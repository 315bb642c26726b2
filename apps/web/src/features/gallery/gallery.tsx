import { PageHead } from '@/pieces/page-head/index.ts';
import { answersShown } from './answers-shown.tsx';
import { runsShown } from './runs-shown.tsx';
import { systemsShown } from './systems-shown.tsx';
import styles from './gallery.module.css';

/** Every picture in every state, for those who mend pictures and for the tests that look at them. */
export async function Gallery() {
  const all = [...runsShown(), ...(await answersShown()), ...systemsShown()];
  return (
    <div className="page" data-wide>
      <PageHead title="Gallery" standfirst="Every picture in every state. No part of the course." />
      <div className={styles['pictures']}>
        {all.map(({ name, picture }) => (
          <section key={name} className={styles['shown']} aria-label={name} data-picture={name}>
            <h2 className={styles['name']}>{name}</h2>
            {picture}
          </section>
        ))}
      </div>
    </div>
  );
}
