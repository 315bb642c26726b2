import type { Route } from 'next';
import { itemsInOrder, type Catalog } from '@basin/catalog';
import { NO_GUARDS, triggerWindows, type Scenario } from '@basin/engine';
import { chartRun, type ChartRun } from '@basin/viz';
import { labAddress, lessonAddress } from '@/pieces/addresses/index.ts';
import { packRun, type PackedRun } from '@/pieces/live-figure/index.ts';
import { firstRun } from '@/server/first-run.ts';
import { heroFacts, placeTrigger, STILL_SECONDS } from './hero-system.ts';
import { TippingFigure } from './tipping-figure.tsx';

/** A healthy system that one press pushes over, simulated when the page is made and again when it is pressed. */
export function Tipping({ catalog }: { readonly catalog: Catalog }) {
  const lab = catalog.labs[LAB];
  const facts = lab && heroFacts(lab.scenario);
  if (!lab || !facts) return null;
  return (
    <TippingFigure
      scenario={lab.scenario}
      facts={facts}
      healthy={packed(placeTrigger(lab.scenario, undefined))}
      fallen={packed(placeTrigger(lab.scenario, STILL_SECONDS))}
      ways={{ why: lessonAbout(catalog), back: labAddress(LAB) }}
    />
  );
}

function packed(scenario: Scenario): PackedRun {
  const run: ChartRun = chartRun(firstRun({ scenario, guards: NO_GUARDS, seed: SEED }), {
    triggers: triggerWindows(scenario),
  });
  return packRun(run, ['offered', 'goodput', 'attempts', 'retries', 'queue']);
}

/** The lesson that explains this system: one that runs it or leads to its lab, else the first of the course. */
function lessonAbout(catalog: Catalog): Route | undefined {
  const slugs = itemsInOrder(catalog).flatMap((item) => (item.kind === 'lesson' ? [item.slug] : []));
  const about = slugs.find((slug) => catalog.lessons[slug]?.scenario === LAB || catalog.lessons[slug]?.lab === LAB);
  const slug = about ?? slugs[0];
  return slug === undefined ? undefined : lessonAddress(slug);
}

const LAB = 'retry-storm';
const SEED = 1;
