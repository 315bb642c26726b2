import { micros, writtenActions, type ActionSettings, type LiveAction } from '@basin/engine';
import type { DegenerateAnswer } from '../kind.ts';
import type { DrillAnswer } from './grade-drill.ts';
import type { OpenDrill } from './open-drill.ts';

/** Plays in which nobody has looked at anything, as people write them. One that the runbook has no means for is left out. */
export function degeneratesOf(drill: OpenDrill): DegenerateAnswer<DrillAnswer>[] {
  return degenerates
    .map(({ id, describe, play }) => ({ id, describe, orders: play(drill) }))
    .filter(({ id, orders }) => (id === NOTHING || orders.length > 0) && !Object.hasOwn(drill.exempt, id))
    .map(({ id, describe, orders }) => ({ id, describe, answer: writtenActions(orders) as unknown as DrillAnswer }));
}

const NOTHING = 'nothing';

const degenerates: readonly {
  readonly id: string;
  readonly describe: string;
  readonly play: (drill: OpenDrill) => readonly ActionSettings[];
}[] = [
  { id: NOTHING, describe: 'Does nothing at all.', play: () => [] },
  {
    id: 'turnAway',
    describe: 'Turns away whomever can be turned away, and stays with it.',
    play: (drill) => onArrival(drill, ofKinds(drill, ['shed', 'drain', 'cutTraffic'], 'strongest')),
  },
  {
    id: 'everything',
    describe: 'Presses every button on arrival, in their order.',
    play: (drill) =>
      onArrival(
        drill,
        drill.runbook.flatMap(({ options }) => options.slice(0, 1).map((each) => each.do)),
      ),
  },
  {
    id: 'restarts',
    describe: 'Restarts whatever can be restarted, every thirty seconds.',
    play: (drill) => {
      const restarts = ofKinds(drill, ['restart'], 'all');
      const { arriveUs, scenario } = drill;
      const times = Math.ceil((scenario.duration - arriveUs) / AGAIN_US);
      return Array.from({ length: times }, (_, index) =>
        restarts.map((what) => ({ at: micros(arriveUs + index * AGAIN_US), do: what })),
      ).flat();
    },
  },
];

function onArrival({ arriveUs }: OpenDrill, what: readonly LiveAction['do'][]): ActionSettings[] {
  return what.map((each) => ({ at: micros(arriveUs), do: each }));
}

/** What entries of some kinds offer: all of it, or of each entry what turns away most. */
function ofKinds({ runbook }: OpenDrill, kinds: readonly string[], which: 'all' | 'strongest'): LiveAction['do'][] {
  return runbook
    .map(({ options }) => options.map((option) => option.do).filter((what) => kinds.some((kind) => kind in what)))
    .flatMap((offered) => {
      const sorted = [...offered].sort((one, other) => strength(other) - strength(one));
      return which === 'all' ? offered : sorted.slice(0, 1);
    });
}

/** Share of the calls turned away. */
function strength(what: LiveAction['do']): number {
  const [[kind, params] = ['', {}]] = Object.entries(what);
  const { share = 1 } = params as { readonly share?: number };
  return kind === 'cutTraffic' ? 1 - share : share;
}

const AGAIN_US = 30_000_000;
