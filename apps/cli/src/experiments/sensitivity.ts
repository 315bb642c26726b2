import { sensitivity, type Influence, type Sensitivity, type SensitivityQuestion } from '@basin/experiments';
import { formedNumber, plain, rounded, written, type FormedNumber } from '../border/number-form.ts';
import { writtenChanges } from '../border/written-change.ts';
import { collect, readShare } from '../commands/options.ts';
import { field } from '../json/field.ts';
import { formatNumber } from '../terminal/number.ts';
import { table } from '../terminal/table.ts';
import { defineExperiment } from './experiment.ts';
import { unknownSeries } from './series.ts';
import { changesField, intervalFields, shownInterval } from './shared-fields.ts';

interface Options {
  readonly measure: string;
  readonly of: readonly string[];
  readonly by: number;
}

/** Which number matters most. */
export const sensitivityExperiment = defineExperiment<Options, SensitivityQuestion, Sensitivity>({
  name: 'sensitivity',
  summary: 'which number matters most, one at a time?',
  description:
    'Makes every number of the system a little smaller and a little larger, one at a time and on the same random numbers, and tells how much a measure changes with each. Near an edge a small number may matter most.',
  seeds: 5,
  addOptions: (command) =>
    command
      .option('--measure <name>', 'goodputShare, amplification, or a series such as checkout.queue', 'goodputShare')
      .option(
        '--of <path>',
        'a number, such as components.checkout.server.workers; may be repeated (default: all)',
        collect,
        [],
      )
      .option('--by <share>', 'by how much of itself each is changed', readShare, 0.1),
  examples: [
    'sensitivity retry-storm --of components.checkout.server.workers --of triggers.slow.for --seeds 1..3',
    'sensitivity retry-storm --measure amplification --seeds 1..2',
  ],
  prepare: ({ system, seeds, options: { measure, of, by } }) => {
    const isMeasure = measure === 'goodputShare' || measure === 'amplification';
    const unknown = isMeasure ? undefined : unknownSeries(measure, system.scenario);
    if (unknown !== undefined) return unknown;
    if (by === 0) return { missing: { says: 'Nothing would be changed.', instead: 'Write a larger --by.' } };
    const numbers = new Map<string, FormedNumber>();
    for (const path of of) {
      const at = formedNumber(system, path);
      if ('missing' in at) return at;
      numbers.set(at.number.path, at.number);
    }
    const allows = (path: string, value: number): boolean => {
      const at = formedNumber(system, path);
      return 'number' in at && 'value' in at.number.read(written(value, at.number.unit));
    };
    return { system, measure, seeds, by, allows, ...(numbers.size > 0 ? { paths: [...numbers.keys()] } : {}) };
  },
  ask: (question, { runner, ...options }) => sensitivity(question, runner, options),
  report: ({ measure, base, numbers, skipped }, { system }) => {
    const shown = numbers.filter(({ effect }) => effect.value !== 0).slice(0, MOST_ROWS);
    const still = numbers.length - shown.length;
    const rows = shown.map((each) => row(each, unitOf(system, each.path)));
    return [
      `${measure} is ${shownInterval(base)}.`,
      ...(shown.length === 0
        ? ['No number changes it, a little less or a little more of it.']
        : table([['Percent for each percent of a number:', 'which is', 'percent'], ...rows], '<>>')),
      ...(still === 0 || shown.length === 0 ? [] : ['', `${still} further numbers change it less, or not at all.`]),
      ...(skipped.length === 0 ? [] : ['', `Not changed, because they may not be: ${skipped.length} numbers.`]),
    ];
  },
  json: ({ measure, base, numbers, skipped }, { system }) => ({
    measure,
    base,
    numbers: numbers.map(({ path, value, smaller, larger, elasticity, effect, changesSmaller, changesLarger }) => {
      const unit = unitOf(system, path);
      return {
        path,
        unit,
        value: plain(value, unit),
        smaller: plain(smaller, unit),
        larger: plain(larger, unit),
        elasticity: elasticity ?? { value: null, low: null, high: null },
        effect,
        changesSmaller: writtenChanges(changesSmaller, system),
        changesLarger: writtenChanges(changesLarger, system),
      };
    }),
    skipped,
  }),
  fields: [
    field('measure', 'text', 'What was measured, at the end of the run.'),
    ...intervalFields('base', 'number', 'What it is as things are.'),
    field('numbers[].path', 'text', 'A number; that which matters most first.'),
    field('numbers[].unit', 'text', '`duration`: in seconds; `rate`: per second; or `number`.'),
    field('numbers[].value', 'number', 'What it is,'),
    field('numbers[].smaller', 'number', 'what it was made,'),
    field('numbers[].larger', 'number', 'and what else. One of the two is the value where only one may be.'),
    ...intervalFields('numbers[].elasticity', 'number', 'Percent of the measure for a percent of the number.'),
    ...intervalFields(
      'numbers[].effect',
      'number',
      'How much the measure would change if the number doubled at that rate.',
    ),
    changesField('numbers[].changesSmaller[]'),
    changesField('numbers[].changesLarger[]'),
    field('skipped[]', 'text', 'Numbers that may be changed in neither direction, among them those that are 0.'),
  ],
});

function row({ path, value, elasticity, effect }: Influence, unit: FormedNumber['unit']): string[] {
  const percent = elasticity === null ? `${formatNumber(effect.value)} in all` : shownInterval(elasticity);
  return [path, rounded(value, unit), percent];
}

function unitOf(system: SensitivityQuestion['system'], path: string): FormedNumber['unit'] {
  const at = formedNumber(system, path);
  return 'number' in at ? at.number.unit : 'number';
}

const MOST_ROWS = 20;
