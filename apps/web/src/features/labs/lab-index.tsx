import Link from 'next/link';
import { itemsInOrder, labHead, type Catalog } from '@basin/catalog';
import { exerciseKinds } from '@basin/lab';
import { labAddress } from '@/pieces/addresses/index.ts';
import { Entries, type Entry } from '@/pieces/entries/index.ts';
import { PageHead } from '@/pieces/page-head/index.ts';
import { readCatalog } from '@/server/catalog.ts';

/** Every lab: those of the course in its order, then the others. */
export async function LabIndex() {
  const catalog = await readCatalog();
  const inCourse = itemsInOrder(catalog).flatMap((item) => (item.kind === 'lab' ? [item.slug] : []));
  const slugs = [...new Set([...inCourse, ...Object.keys(catalog.labs), ...Object.keys(catalog.exercises)])];
  const entries = slugs.flatMap((slug): Entry[] => {
    const lab = labHead(catalog, slug);
    if (!lab) return [];
    const { title, summary, minutes } = lab;
    return [{ href: labAddress(slug), kind: wordFor(slug, catalog), title, summary, facts: [`${minutes} minutes`] }];
  });
  return (
    <div className="page">
      <PageHead
        title="Labs"
        standfirst="Each hands you a system that fails and an editor for its guards. The verdict is a run: your guards hold, or the chart shows where they do not."
      />
      {entries.length > 0 ? (
        <Entries entries={entries} />
      ) : (
        <p>
          There is no lab in this copy of the course yet. A lab is a folder under <code>labs/</code>; until then{' '}
          <Link href="/scenarios">the published systems</Link> run here too.
        </p>
      )}
    </div>
  );
}

function wordFor(slug: string, { labs, exercises }: Catalog): string {
  const kind = exerciseKinds.find(({ key }) => key === exercises[slug]?.open.kind);
  return kind?.word ?? claims[labs[slug]?.claim ?? ''] ?? 'Lab';
}

const claims: Readonly<Record<string, string>> = {
  metastable: 'Falls and stays down',
  collapse: 'Loses what it had',
  target: 'Has numbers to meet',
};
