import type { ReactNode } from 'react';
import type { BlockProps } from '@basin/catalog';
import { CorrelationMatrix, formatSeconds } from '@basin/viz';
import { guardsOf, systemOf } from '@/pieces/live-figure/system.ts';
import { firstRun } from '@/server/first-run.ts';
import { ComponentView } from './component-view.tsx';
import { LoopView } from './loop-view.tsx';
import { movesOf } from './signals.ts';
import { viewsOf } from './views.ts';
import { ViewsIsland } from './islands.tsx';
import { ViewsTable } from './views-table.tsx';

export type TwoViewsProps = BlockProps<'TwoViews'> & { readonly children?: ReactNode };

/** One run, one switch: what each box's own dashboard says, and what flows around between the boxes. */
export async function TwoViews(props: TwoViewsProps) {
  const system = await systemOf(props);
  const { scenario } = system;
  const guards = guardsOf(props, system);
  const { title = system.title, seed = 1, view = 'component', children } = props;
  const run = firstRun({ scenario, guards, seed });
  const views = viewsOf({ scenario, guards, run });
  const { names, matrix } = movesOf(scenario, run);
  const last = views.bucketCount - 1;
  const bucket =
    props.at === undefined ? last : Math.min(last, Math.max(0, Math.ceil((props.at * 1e6) / run.bucketUs) - 1));
  return (
    <ViewsIsland
      id={props.id ?? `views-${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`.replace(/-+$/, '')}
      title={title}
      {...{ views, view, bucket }}
      component={<ComponentView views={views} bucket={bucket} />}
      loop={<LoopView views={views} bucket={bucket} title={title} />}
      moves={
        names.length > 1 && (
          <CorrelationMatrix
            title="Who moves with whom, over the whole run"
            of={`values in steps of ${formatSeconds(run.bucketUs)}`}
            {...{ names, matrix }}
          />
        )
      }
      table={<ViewsTable views={views} title={title} />}
    >
      {children}
    </ViewsIsland>
  );
}
