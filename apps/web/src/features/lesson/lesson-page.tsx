import type { MDXComponents, MDXContent } from 'mdx/types';
import { itemsInOrder, tierNames, type Catalog, type Lesson } from '@basin/catalog';
import {
  Predict,
  Run,
  System,
  type PredictProps,
  type RunProps,
  type SystemProps,
} from '@/pieces/live-figure/server.ts';
import { PageHead } from '@/pieces/page-head/index.ts';
import { readCatalog } from '@/server/catalog.ts';
import { Onwards } from './onwards.tsx';
import styles from './lesson.module.css';
import 'katex/dist/katex.min.css';

/** The front matter of a lesson; undefined when there is none of this name. */
export async function loadLesson(slug: string): Promise<Lesson | undefined> {
  return (await readCatalog()).lessons[slug];
}

/** A lesson: one column, figures that break out, and at its end the way on. */
export async function LessonPage({ lesson }: { readonly lesson: Lesson }) {
  const catalog = await readCatalog();
  const { default: Text } = (await import(`@content/lessons/${lesson.slug}/lesson.mdx`)) as { default: MDXContent };
  return (
    <article className="page">
      <PageHead facts={factsOf(lesson, catalog)} title={lesson.title} standfirst={lesson.summary} />
      <div className={`prose ${styles['text']}`}>
        <Text components={figuresOf(lesson)} />
      </div>
      <Onwards lesson={lesson} items={itemsInOrder(catalog)} catalog={catalog} />
    </article>
  );
}

/** The blocks that run the lesson's own system unless they name another. */
function figuresOf({ scenario }: Lesson): MDXComponents {
  return {
    Run: (props: RunProps) => Run({ scenario, ...props }),
    Predict: (props: PredictProps) => Predict({ scenario, ...props }),
    System: (props: SystemProps) => System({ scenario, ...props }),
  };
}

function factsOf(lesson: Lesson, { parts }: Catalog): string[] {
  const part = parts.find(({ items }) => items.some(({ kind, slug }) => kind === 'lesson' && slug === lesson.slug));
  const tier = tierNames[lesson.tier];
  const place = lesson.objective === undefined ? tier : `${tier} ${lesson.objective}`;
  return [place, ...(part ? [part.title] : []), `${lesson.minutes} minutes`];
}
