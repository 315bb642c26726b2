import { ablation, type Ablation, type AblationQuestion, type Variant } from '@basin/experiments';
import { writtenChanges } from '../border/written-change.ts';
import { field, type Field } from '../json/field.ts';
import { formatNumber } from '../terminal/number.ts';
import { table } from '../terminal/table.ts';
import { defineExperiment } from './experiment.ts';
import { changesField, intervalFields, percent, shareFields } from './shared-fields.ts';

/** Which guards are needed. */
export const ablate = defineExperiment<object, AblationQuestion, Ablation>({
  name: 'ablate',
  summary: 'which of the guards that are set are needed?',
  description:
    'Takes each guard away, and leaves each alone, and shows on how many seeds the system still comes back. The guards of --guards, one by one; without --guards those of the scenario.',
  seeds: 10,
  addOptions: (command) => command,
  examples: ['ablate retry-storm --guards labs/retry-storm/solutions/belt-and-braces.guards.yaml --seeds 1..5'],
  prepare: ({ system, seeds }) => ({ system, seeds }),
  ask: (question, { runner, ...options }) => ablation(question, runner, options),
  report: ({ all, none, guards }) => [
    'How many seeds come back, and goodput at the end:',
    ...table(
      [
        ['', 'comes back', 'goodput', 'attempts a call', 'it is'],
        ['all guards', ...cells(all), ''],
        ['none of them', ...cells(none), ''],
        ...guards.flatMap(({ place, guard, without, alone, role }) => [
          [`without ${guard} (${place})`, ...cells(without), SAYS[role]],
          [`only ${guard} (${place})`, ...cells(alone), ''],
        ]),
      ],
      '<>>><',
    ),
  ],
  json: ({ all, none, guards }, { system }) => {
    const variant = ({ changes, ...rest }: Variant): object => ({ ...rest, changes: writtenChanges(changes, system) });
    return {
      all: { survives: all.survives, measures: all.measures },
      none: variant(none),
      guards: guards.map(({ path, place, guard, role, without, alone }) => {
        return { path, place, guard, role, without: variant(without), alone: variant(alone) };
      }),
    };
  },
  fields: [
    ...variantFields('all', 'All guards in force: ').filter(({ path }) => path !== 'all.changes[]'),
    ...variantFields('none', 'None of them: '),
    field('guards[].path', 'text', 'A guard.'),
    field('guards[].place', 'text', 'Where it is set.'),
    field('guards[].guard', 'text', 'Its name.'),
    field(
      'guards[].role',
      'text',
      '`needed`: without it fewer seeds survive; `enough`: alone it does as well as all; `both`; `neither`.',
    ),
    ...variantFields('guards[].without', 'All but this one: '),
    ...variantFields('guards[].alone', 'This one only: '),
  ],
});

function variantFields(at: string, which: string): Field[] {
  return [
    ...shareFields(`${at}.survives`, `${which}seeds that come back.`),
    field(`${at}.measures[].measure`, 'text', '`goodputShare`, `amplification` or `backlog`, at the end of the run.'),
    ...intervalFields(`${at}.measures[].a`, 'number', 'With all guards.'),
    ...intervalFields(`${at}.measures[].b`, 'number', 'With these.'),
    ...intervalFields(`${at}.measures[].difference`, 'number', 'b − a, seed by seed.'),
    changesField(`${at}.changes[]`),
  ];
}

function cells({ survives, measures }: Variant): string[] {
  const of = (key: string): number => measures.find(({ measure }) => measure === key)?.b.value ?? NaN;
  return [`${survives.count} of ${survives.of}`, percent(of('goodputShare')), formatNumber(of('amplification'))];
}

const SAYS = { needed: 'needed', enough: 'enough alone', both: 'needed, and enough alone', neither: '' } as const;
