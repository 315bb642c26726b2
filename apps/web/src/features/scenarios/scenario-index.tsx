import { scenarioAddress } from '@/pieces/addresses/index.ts';
import { Entries, type Entry } from '@/pieces/entries/index.ts';
import { PageHead } from '@/pieces/page-head/index.ts';
import { readCatalog } from '@/server/catalog.ts';

/** Systems that others published, ready to be run. */
export async function ScenarioIndex() {
  const { scenarios } = await readCatalog();
  const entries = Object.values(scenarios).map(({ slug, title, summary, sources, variants }): Entry => ({
    href: scenarioAddress(slug),
    kind: sources[0]?.title.split(/[,:(]/)[0] ?? 'Published',
    title,
    summary,
    facts: [variants.length === 1 ? 'one setting' : `${variants.length} settings`],
  }));
  return (
    <div className="page">
      <PageHead
        title="Published systems"
        standfirst="Systems that fell in somebody else’s paper, written as scenario files and run by this engine. Whether the numbers agree is for you to see: the seeds are yours to choose."
      />
      {entries.length > 0 ? (
        <Entries entries={entries} />
      ) : (
        <p>
          This copy of the course has none yet. One is a folder under <code>content/scenarios/</code>.
        </p>
      )}
    </div>
  );
}
