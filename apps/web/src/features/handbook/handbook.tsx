import { PageHead } from '@/pieces/page-head/index.ts';
import { chapters, type Chapter, type HandbookEntry } from './chapters.ts';
import styles from './handbook.module.css';

/** Everything that may be written into a scenario or a guards file, from the definitions that check what is written. */
export function Handbook() {
  const all = chapters();
  return (
    <div className="page">
      <PageHead
        title="Handbook"
        standfirst="What may be written into a scenario or a guards file: what it does, what may be set on it, what holds if nothing is said, and whose rule it follows. The editor’s hints say the same, because both come from what runs."
      />
      <nav aria-label="Contents" className={styles['contents']}>
        {all.map((chapter) => (
          <div key={chapter.id}>
            <a href={`#${chapter.id}`} className={styles['chapterLink']}>
              {chapter.title}
            </a>
            <ul className={styles['keys']}>
              {chapter.entries.map((entry) => (
                <li key={entry.id}>
                  <a href={`#${entry.id}`}>
                    <code>{entry.key}</code>
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      {all.map((chapter) => (
        <ChapterSection key={chapter.id} chapter={chapter} />
      ))}
    </div>
  );
}

function ChapterSection({ chapter }: { readonly chapter: Chapter }) {
  return (
    <section aria-labelledby={chapter.id} className={styles['chapter']}>
      <h2 id={chapter.id} className={styles['title']}>
        {chapter.title}
      </h2>
      <p className={styles['says']}>{chapter.says}</p>
      {chapter.entries.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </section>
  );
}

function Entry({ entry }: { readonly entry: HandbookEntry }) {
  return (
    <section aria-labelledby={entry.id} className={styles['entry']}>
      <h3 id={entry.id} className={styles['key']}>
        <a href={`#${entry.id}`}>
          <code>{entry.key}</code>
        </a>
      </h3>
      <p className={styles['summary']}>{entry.summary}</p>
      {entry.example !== undefined && (
        <pre className={styles['example']}>
          <code>{entry.example}</code>
        </pre>
      )}
      {entry.params.length > 0 && <Params entry={entry} />}
      {entry.presets.length > 0 && <Presets entry={entry} />}
      {entry.source !== undefined && <p className={styles['source']}>After: {entry.source}</p>}
    </section>
  );
}

function Params({ entry }: { readonly entry: HandbookEntry }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls must be reachable by keyboard.
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={`What may be set on ${entry.key}`}>
      <table className={styles['params']}>
        <thead>
          <tr>
            <th scope="col">Setting</th>
            <th scope="col">What may be written</th>
            <th scope="col">Default</th>
            <th scope="col">What it means</th>
          </tr>
        </thead>
        <tbody>
          {entry.params.map(({ byDefault, describe, form, isRequired, name }) => (
            <tr key={`${name} ${form}`}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>{form.replaceAll('`', '')}</td>
              <td>{byDefault === undefined ? isRequired ? 'required' : '–' : <code>{byDefault}</code>}</td>
              <td>{describe.replaceAll('`', '')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Presets({ entry }: { readonly entry: HandbookEntry }) {
  return (
    <dl className={styles['presets']} aria-label={`How ${entry.key} is set elsewhere`}>
      {entry.presets.map(({ library, name, params, source }) => (
        <div key={name}>
          <dt>
            {name} <span className={styles['library']}>{library}</span>
          </dt>
          <dd>
            <code>{params}</code> <Source text={source} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** An address, and which file or page it is that stands there. */
function Source({ text }: { readonly text: string }) {
  const [address = '', ...rest] = text.split(' ');
  if (!address.startsWith('https://')) return <span>{text}</span>;
  return <a href={address}>{rest.length === 0 ? new URL(address).hostname : rest.join(' ')}</a>;
}
