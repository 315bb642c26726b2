import { NO_GUARDS } from '@basin/engine';
import { loopMap } from '@basin/experiments';
import { flowsAt, Mark, Meaning, meanings, Topology } from '@basin/viz';
import { ComponentView } from '@/pieces/two-views/component-view.tsx';
import { LoopView } from '@/pieces/two-views/loop-view.tsx';
import { viewsOf } from '@/pieces/two-views/views.ts';
import type { Shown } from './shown.ts';
import { outage, runOf, tiers, village } from './systems.ts';
import styles from './gallery.module.css';

/** Pictures of systems, and the signs that all pictures share. */
export function systemsShown(): Shown[] {
  const system = outage(50);
  const run = runOf(system);
  const { loops } = loopMap(tiers);
  const views = viewsOf({ ...system, run });
  const flows = flowsAt(run, Object.keys(system.scenario.arrows), 20);
  const changed = { calls: { 'users -> database': { retryBudget: { ratio: 0.1, burst: 10 } } }, servers: {} };
  const of = (name: string, picture: Shown['picture']): Shown => ({ name, picture });
  return [
    of('Topology', <Topology title="Topology" scenario={system.scenario} />),
    of(
      'Topology, with what the reader changed',
      <Topology title="Topology, with what the reader changed" scenario={system.scenario} guards={changed} />,
    ),
    of('Topology, with flows', <Topology title="Topology, with flows" scenario={system.scenario} flows={flows} />),
    of(
      'Topology, with loops',
      <Topology title="Topology, with loops" scenario={tiers.scenario} guards={tiers.guards} loops={loops} />,
    ),
    of(
      'Topology, every kind, teams and a rack',
      <Topology title="Topology, every kind, teams and a rack" scenario={village.scenario} guards={NO_GUARDS} />,
    ),
    of(
      'Topology, a boundary',
      <Topology
        title="Topology, a boundary"
        scenario={village.scenario}
        boundary={['front', 'checkout', 'shelf']}
        regions={[]}
      />,
    ),
    of('Component view', <ComponentView views={views} bucket={38} />),
    of('Loop view', <LoopView views={views} bucket={38} title="Loop view" />),
    of('Mark', <Mark />),
    of(
      'Meanings',
      <ul className={styles['meanings']}>
        {meanings.map(({ id }) => (
          <li key={id}>
            <Meaning of={id} />
          </li>
        ))}
      </ul>,
    ),
  ];
}
