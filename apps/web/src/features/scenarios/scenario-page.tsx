import type { MDXContent } from 'mdx/types';
import Link from 'next/link';
import { codeToHtml } from 'shiki';
import type { PublishedScenario } from '@basin/catalog';
import { startAddress } from '@/pieces/addresses/index.ts';
import { makeFigure } from '@/pieces/live-figure/server.ts';
import { PageHead } from '@/pieces/page-head/index.ts';
import { readCatalog } from '@/server/catalog.ts';
import { VariantTabs, type ShownVariant } from './variant-tabs.tsx';
import styles from './scenarios.module.css';
import 'katex/dist/katex.min.css';

/** A published system; undefined when there is none of this name. */
export async function loadScenario(slug: string): Promise<PublishedScenario | undefined> {
  return (await readCatalog()).scenarios[slug];
}

export async function ScenarioPage({ published }: { readonly published: PublishedScenario }) {
  const { slug, title, summary, sources, expected, scenario, text, variants, seeds } = published;
  const { default: About } = (await import(`@content/scenarios/${slug}/about.mdx`)) as { default: MDXContent };
  const shown = await Promise.all(
    variants.map(async (variant): Promise<ShownVariant> => {
      const { name, guards, text: guardsText } = variant;
      const figure = makeFigure({ id: `run-${name}`, title: variant.title, scenario, guards });
      return { name, title: variant.title, says: variant.says, figure, guardsHtml: await highlighted(guardsText) };
    }),
  );
  return (
    <article className="page">
      <PageHead facts={['Published system', `${variants.length} settings`]} title={title} standfirst={summary} />
      <VariantTabs variants={shown} seedCount={seeds} expected={expected} />
      <div className={`prose ${styles['about']}`}>
        <About />
        <h2>Sources</h2>
        <ul>
          {sources.map((source) => (
            <li key={source.title}>
              {source.url === undefined ? source.title : <a href={source.url}>{source.title}</a>}
            </li>
          ))}
        </ul>
        <h2>The scenario file</h2>
        <p>
          <Link href={startAddress(slug)}>Open it in the playground</Link> to change it, or save it and run it at your
          own desk with <code>pnpm basin run {slug}</code>.
        </p>
        <div className={`code wide ${styles['file']}`} dangerouslySetInnerHTML={{ __html: await highlighted(text) }} />
      </div>
    </article>
  );
}

/** YAML in both themes' colours, made on the server: no highlighter goes to the browser. */
async function highlighted(yaml: string): Promise<string> {
  if (yaml === '') return '';
  return codeToHtml(yaml.trimEnd(), {
    lang: 'yaml',
    themes: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    defaultColor: false,
  });
}
