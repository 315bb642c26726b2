import { compare, type Comparison, type CompareQuestion, type Paired } from '@basin/experiments';
import { withChanges } from '../border/written-change.ts';
import { collect } from '../commands/options.ts';
import { field } from '../json/field.ts';
import { formatNumber } from '../terminal/number.ts';
import { table } from '../terminal/table.ts';
import { defineExperiment } from './experiment.ts';
import { intervalFields, shareFields, shownInterval, shownShare } from './shared-fields.ts';

interface Options {
  readonly against: readonly string[];
}

/** One setting against another, on the same seeds. */
export const compareExperiment = defineExperiment<Options, CompareQuestion, Comparison>({
  name: 'compare',
  summary: 'one setting against another, on the same random numbers',
  description:
    'Runs two variants of a system on the same seeds and tells the differences, seed by seed. A is the scenario as it is. B is A with the guards of --guards and the changes of --against, whichever are given.',
  seeds: 10,
  addOptions: (command) =>
    command.option('--against <change>', 'a change that makes B of A; may be repeated', collect, []),
  examples: [
    'compare content/scenarios/bronson-retries-280 --against "off triggers.outage" --seeds 1..3',
    'compare retry-storm --guards labs/retry-storm/solutions/exemplar.guards.yaml --seeds 1..5',
  ],
  prepare: ({ system, seeds, options }) => {
    const b = withChanges(system, options.against);
    if ('missing' in b) return b;
    const hasGuards = Object.values(system.guards).some((places) => Object.keys(places ?? {}).length > 0);
    if (options.against.length === 0 && !hasGuards) {
      const says = 'There is nothing to compare the scenario with.';
      return { missing: { says, instead: 'Give --guards, or --against with a change.' } };
    }
    return { a: { ...system, guards: { calls: {}, servers: {} } }, b: b.system, seeds };
  },
  ask: (question, { runner, ...options }) => compare(question, runner, options),
  report: ({ survivesA, survivesB, onlyA, onlyB, measures }) => [
    'At the end of the run:',
    ...table([['', 'A', 'B', 'B − A'], ...measures.map(row)], '<>>>'),
    '',
    `A comes back on ${shownShare(survivesA)} seeds, B on ${shownShare(survivesB)}.`,
    ...(onlyA.length === 0 ? [] : [`Only A on seeds ${onlyA.join(', ')}.`]),
    ...(onlyB.length === 0 ? [] : [`Only B on seeds ${onlyB.join(', ')}.`]),
  ],
  json: (answer) => ({ ...answer }),
  fields: [
    ...shareFields('survivesA', 'Seeds on which A comes back.'),
    ...shareFields('survivesB', 'Seeds on which B does.'),
    field('onlyA[]', 'number', 'Seeds on which only A does.'),
    field('onlyB[]', 'number', 'Seeds on which only B does.'),
    field('measures[].measure', 'text', '`goodputShare`, `amplification` or `backlog`, at the end of the run.'),
    ...intervalFields('measures[].a', 'number', 'Of A.'),
    ...intervalFields('measures[].b', 'number', 'Of B.'),
    ...intervalFields('measures[].difference', 'number', 'b − a, seed by seed.'),
    field('perSeed[].seed', 'number', 'The seed.'),
    field('perSeed[].a', 'text', '`recovers`, `drains`, `stays-down` or `cut-short`.'),
    field('perSeed[].b', 'text', 'Likewise.'),
  ],
});

function row({ measure, a, b, difference }: Paired): string[] {
  return [WORDS[measure] ?? measure, formatNumber(a.value), formatNumber(b.value), shownInterval(difference)];
}

const WORDS: Readonly<Record<string, string>> = {
  goodputShare: 'goodput ÷ offered',
  amplification: 'attempts ÷ calls',
  backlog: 'backlog',
};
