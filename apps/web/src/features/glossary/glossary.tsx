import type { GlossaryEntry } from '@basin/catalog';
import { Meaning } from '@basin/viz';
import { PageHead } from '@/pieces/page-head/index.ts';
import { readCatalog } from '@/server/catalog.ts';
import styles from './glossary.module.css';

/** Every term, in the order of the alphabet, each with an address of its own. */
export async function Glossary() {
  const { glossary } = await readCatalog();
  const entries = Object.values(glossary).sort((one, other) => one.term.localeCompare(other.term, 'en'));
  return (
    <div className="page">
      <PageHead
        title="Glossary"
        standfirst="One thing, one name: in lessons, labs, figures and the editor alike. A word that the figures draw carries their hue and mark."
      />
      <dl className={styles['terms']}>
        {entries.map((entry) => (
          <div key={entry.id} id={entry.id} className={styles['entry']}>
            <dt className={styles['term']}>
              <a href={`#${entry.id}`} className={styles['anchor']}>
                {entry.means === undefined ? entry.term : <Meaning of={entry.means}>{entry.term}</Meaning>}
              </a>
            </dt>
            <dd className={styles['meaning']}>
              <p>{entry.meaning}</p>
              <Further entry={entry} glossary={glossary} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Further({ entry, glossary }: { entry: GlossaryEntry; glossary: Readonly<Record<string, GlossaryEntry>> }) {
  const { seeAlso, source } = entry;
  if (seeAlso.length === 0 && source === undefined) return null;
  return (
    <p className={styles['further']}>
      {seeAlso.length > 0 && (
        <span>
          See also{' '}
          {seeAlso.map((id, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <a href={`#${id}`}>{glossary[id]?.term ?? id}</a>
            </span>
          ))}
        </span>
      )}
      {source !== undefined && (
        <span>Source: {source.url === undefined ? source.title : <a href={source.url}>{source.title}</a>}</span>
      )}
    </p>
  );
}
