import Link from 'next/link';
import { labHead, tierNames, type Catalog, type Item, type Part } from '@basin/catalog';
import { labAddress, lessonAddress } from '@/pieces/addresses/index.ts';
import { Entries, type Entry } from '@/pieces/entries/index.ts';
import { readCatalog } from '@/server/catalog.ts';
import { Tipping } from './tipping.tsx';
import styles from './home.module.css';

/** The first ten seconds, then everything there is. */
export async function Home() {
  const catalog = await readCatalog();
  return (
    <>
      <Tipping catalog={catalog} />
      <div className="page" data-wide>
        <section id="course" aria-labelledby="course-title" className={styles['course']}>
          <h2 id="course-title" className={styles['heading']}>
            The course
          </h2>
          {catalog.parts.map((part) => (
            <Contents key={part.slug} part={part} catalog={catalog} />
          ))}
        </section>
        <OwnSystem />
        <Team />
      </div>
    </>
  );
}

/** A part of the course. One that has nothing in it yet promises nothing. */
function Contents({ part, catalog }: { readonly part: Part; readonly catalog: Catalog }) {
  const entries = part.items.flatMap((item) => entryOf(item, catalog));
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby={`part-${part.slug}`} className={styles['part']}>
      <header>
        <h3 id={`part-${part.slug}`}>{part.title}</h3>
        <p className={styles['tier']}>{tierNames[part.tier]}</p>
        <p>{part.summary}</p>
      </header>
      <Entries entries={entries} />
    </section>
  );
}

function entryOf({ kind, slug }: Item, catalog: Catalog): Entry[] {
  const found = kind === 'lesson' ? catalog.lessons[slug] : labHead(catalog, slug);
  if (!found) return [];
  const { title, summary, minutes } = found;
  const href = kind === 'lesson' ? lessonAddress(slug) : labAddress(slug);
  return [{ href, kind: kind === 'lesson' ? 'Lesson' : 'Lab', title, summary, facts: [`${minutes} minutes`] }];
}

function OwnSystem() {
  return (
    <section id="playground" aria-labelledby="playground-title" className={styles['team']}>
      <h2 id="playground-title" className={styles['heading']}>
        A system of your own
      </h2>
      <div className={styles['teamText']}>
        <p>
          Model the system you are paid to keep up: who calls whom, how much they can do, what guards stand between
          them. Push it, act on it, find out how much it survives, and take the guards home.
        </p>
        <Link href="/playground" prefetch={false} className="button">
          Open the playground
        </Link>
      </div>
    </section>
  );
}

function Team() {
  return (
    <section id="team" aria-labelledby="team-title" className={styles['team']}>
      <h2 id="team-title" className={styles['heading']}>
        Run it with your team
      </h2>
      <div className={styles['teamText']}>
        <p>
          Basin is one process on one machine. It needs no account, no cloud and, once installed, no internet; whoever
          is on your network opens the address and begins.
        </p>
        <pre className={styles['command']}>
          <code>npm start</code>
        </pre>
        <p>
          Every run happens in the reader’s own browser, so a room of a hundred asks no more of the machine than pages
          do.
        </p>
      </div>
    </section>
  );
}
