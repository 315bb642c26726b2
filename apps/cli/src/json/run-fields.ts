import { metrics, type Metric, type PartKind } from '@basin/engine';
import { field, type Field } from './field.ts';
import { PART_KINDS, REPLICATED_KINDS } from './part-kinds.ts';
import { SHARES, SHARE_TEXTS } from './quantiles.ts';

/** What `basin run --json` prints, field by field. What is measured about each part comes from the engine's own list. */
export const runFields: readonly Field[] = [
  field('version', 'number', 'Of this format: 1.'),
  field('engineVersion', 'text', 'Changes whenever the same scenario, guards and seed may give another run.'),
  field('title', 'text', "The scenario's title, or else the name of its folder."),
  field('scenarioFile', 'text', 'The file that was run.'),
  field('guards', 'object', "The guards in force, the scenario's and yours merged, written as in a guards file."),
  field('seed', 'number', 'Everything random follows from it.'),
  field('digest', 'text', '16 hex digits over what happened. Different digests mean different runs.'),
  field('ended', 'text', '`at-time`; or `event-limit`, `attempt-limit`: the run was cut short.'),
  field('events', 'number', 'Events processed.'),
  field(
    'wallSeconds',
    'seconds',
    'How long the run took on this machine. The only field that differs from day to day.',
  ),
  field('durationSeconds', 'seconds', 'Simulated time asked for.'),
  field('simulatedSeconds', 'seconds', 'Simulated time reached.'),
  field('warmUpSeconds', 'seconds', 'Left out of counts, averages and durations; `--warm-up`, rounded up to a bucket.'),
  field('bucketSeconds', 'seconds', 'The step of every series.'),
  field('marks[].atSeconds', 'seconds', 'When something happened to the system, or somebody did something about it.'),
  field(
    'marks[].kind',
    'text',
    'Of a trigger: `trigger-begins`, `trigger-ends`; of an action: `action-begins`, `action-ends`; of the panic mode: `panic-begins`, `panic-ends`; of an operator of the scenario: `operator-notices`, `operator-acts`, `operator-takes-back`, `operator-stands-down`.',
  ),
  field(
    'marks[].name',
    'text',
    "The trigger's name in the scenario; the kind of action, also where an operator takes it; `panicMode`; the operator's name where they notice or stand down.",
  ),
  field(
    'marks[].part',
    'text',
    'The component or arrow it happened to, or that is watched; of a `rollBack` a trigger.',
  ),
  field('marks[].action', 'number', 'Of an action: which of `actions`, from 0.'),
  field('actions[].at', 'text', 'What was done, as a file for `--actions` has it: when,'),
  field('actions[].do', 'object', 'what, with all that was left out,'),
  field('actions[].for', 'text', 'and for how long, where that was said.'),
  ...flow('system', 'on average after the warm-up'),
  field('system.series.offered[]', 'calls/s', 'Offered load, one value per bucket.'),
  field('system.series.good[]', 'calls/s', 'Goodput.'),
  field('system.series.attempts[]', 'attempts/s', 'On the arrows that leave clients, retries included.'),
  field('lastTenth.fromSeconds', 'seconds', 'Where the last tenth of the run begins.'),
  ...flow('lastTenth', 'in the last tenth'),
  field(
    'lastTenth.recovered',
    'true or false',
    'The run came to its end, and goodput was at least 95 % of offered load.',
  ),
  field('atSeconds[]', 'seconds', 'The beginning of each bucket; every series has one value for each.'),
  ...(Object.keys(PART_KINDS) as PartKind[]).flatMap(partFields),
  ...REPLICATED_KINDS.map((kind) =>
    field(
      `replicas.${PART_KINDS[kind]}.<name>`,
      'object',
      `Each of several that are written as one, with the fields of \`${PART_KINDS[kind]}.<name>\`, where all are taken together.`,
    ),
  ),
  field('trace.share', 'share', 'With `--trace` only: the share of the calls from outside that was followed.'),
  field('trace.spans[].id', 'number', 'Counts up; every parent stands before its children.'),
  field('trace.spans[].trace', 'number', 'The first span of the same call from outside.'),
  field('trace.spans[].parent', 'number', '`null`: the call that came from outside.'),
  field('trace.spans[].kind', 'text', '`call`, `attempt`, `wait` or `service`.'),
  field('trace.spans[].part', 'text', 'The arrow, or the component that does the work.'),
  field('trace.spans[].outcome', 'text', 'How it ended; `null`: it has not, or nobody knows.'),
  field('trace.spans[].startSeconds', 'seconds', 'When it began.'),
  field('trace.spans[].endSeconds', 'seconds', '`null`: still under way, or lost without an answer.'),
];

/** What `basin run --seeds A..B --json` prints. */
export const runsFields: readonly Field[] = [
  field('version', 'number', 'Of this format: 1.'),
  field('recovered', 'number', 'How many of the runs recovered (`lastTenth.recovered`).'),
  field('runs[]', 'object', 'One run per seed, as above.'),
];

function flow(at: string, when: string): Field[] {
  return [
    field(`${at}.offeredPerSecond`, 'calls/s', `Offered load ${when}.`),
    field(`${at}.goodPerSecond`, 'calls/s', `Goodput ${when}.`),
    field(`${at}.attemptsPerSecond`, 'attempts/s', `Attempts ${when}, retries included.`),
  ];
}

function partFields(kind: PartKind): Field[] {
  const at = `${PART_KINDS[kind]}.<name>`;
  return metrics[kind].flatMap((metric) => fieldsOf(metric, at));
}

function fieldsOf({ key, form, unit, describe }: Metric, at: string): Field[] {
  switch (form) {
    case 'count':
      return [
        field(`${at}.counts.${key}`, unit, describe),
        field(`${at}.series.${key}[]`, `${unit}/s`, 'The same, per second.'),
      ];
    case 'level':
      return [
        field(`${at}.averages.${key}`, unit, `${describe} Averaged over time.`),
        field(`${at}.series.${key}[]`, unit, 'The same, averaged over the bucket.'),
      ];
    case 'duration':
      return [
        field(`${at}.durations.${key}.count`, 'number', `${describe} How many were measured.`),
        field(`${at}.durations.${key}.mean`, 'seconds', 'Their mean; exact. `null` if there were none.'),
        ...SHARES.map((share) => field(`${at}.durations.${key}.p${share}`, 'seconds', SHARE_TEXTS[share])),
        field(`${at}.durations.${key}.max`, 'seconds', 'The longest; exact.'),
        ...SHARES.map((share) =>
          field(`${at}.series.${key}P${share}[]`, 'seconds', 'Of those that ended in the bucket; `null` if none did.'),
        ),
      ];
  }
}
