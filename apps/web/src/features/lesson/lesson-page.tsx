import type { MDXComponents, MDXContent } from 'mdx/types';
import { itemsInOrder, tierNames, type Catalog, type Lesson } from '@basin/catalog';
import { BasinMap, type BasinMapProps } from '@/pieces/basin-map/server.ts';
import { Ablation, Compare, type AblationProps, type CompareProps } from '@/pieces/comparison/server.ts';
import { LoadCurve, Sweep, type LoadCurveProps, type SweepProps } from '@/pieces/curves/server.ts';
import { Flows, type FlowsProps } from '@/pieces/flows/server.ts';
import { Hysteresis, type HysteresisProps } from '@/pieces/hysteresis/server.ts';
import {
  Predict,
  Run,
  System,
  type PredictProps,
  type RunProps,
  type SystemProps,
} from '@/pieces/live-figure/server.ts';
import { PageHead } from '@/pieces/page-head/index.ts';
import { TwoViews, type TwoViewsProps } from '@/pieces/two-views/server.ts';
import { PhasePortrait, type PhasePortraitProps } from '@/pieces/phase-portrait/server.ts';
import { TippingPoint, type TippingPointProps } from '@/pieces/tipping-point/server.ts';
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
    Ablation: (props: AblationProps) => Ablation({ scenario, ...props }),
    Compare: (props: CompareProps) => Compare({ scenario, ...props }),
    Flows: (props: FlowsProps) => Flows({ scenario, ...props }),
    Run: (props: RunProps) => Run({ scenario, ...props }),
    Predict: (props: PredictProps) => Predict({ scenario, ...props }),
    System: (props: SystemProps) => System({ scenario, ...props }),
    TwoViews: (props: TwoViewsProps) => TwoViews({ scenario, ...props }),
    Sweep: (props: SweepProps) => Sweep({ scenario, ...props }),
    LoadCurve: (props: LoadCurveProps) => LoadCurve({ scenario, ...props }),
    BasinMap: (props: BasinMapProps) => BasinMap({ scenario, ...props }),
    Hysteresis: (props: HysteresisProps) => Hysteresis({ scenario, ...props }),
    PhasePortrait: (props: PhasePortraitProps) => PhasePortrait({ scenario, ...props }),
    TippingPoint: (props: TippingPointProps) => TippingPoint({ scenario, ...props }),
  };
}

function factsOf(lesson: Lesson, { parts }: Catalog): string[] {
  const part = parts.find(({ items }) => items.some(({ kind, slug }) => kind === 'lesson' && slug === lesson.slug));
  const tier = tierNames[lesson.tier];
  const place = lesson.objective === undefined ? tier : `${tier} ${lesson.objective}`;
  return [place, ...(part ? [part.title] : []), `${lesson.minutes} minutes`];
}
