import { loopMap, type Loop, type LoopMap, type System } from '@basin/experiments';
import { field } from '../json/field.ts';
import { formatNumber } from '../terminal/number.ts';
import { table } from '../terminal/table.ts';
import { defineExperiment } from './experiment.ts';

interface Options {
  readonly boundary?: string;
}

interface Question {
  readonly system: System;
  readonly boundary: readonly string[] | undefined;
}

/** Every feedback loop that can be read off a system. */
export const loops = defineExperiment<Options, Question, LoopMap>({
  name: 'loops',
  summary: 'loop map: every feedback loop, what carries it, and who owns it',
  description:
    'Reads the feedback loops off boxes, arrows and guards: what carries each and with which sign, what it goes through, whose that is, and whether a boundary holds it whole. Nothing is run.',
  seeds: null,
  addOptions: (command) =>
    command.option('--boundary <components>', 'names of components, such as users,checkout: which loops are inside?'),
  examples: ['loops retry-storm', 'loops retry-storm --boundary users,checkout --json'],
  prepare: ({ system, options }) => {
    const boundary = options.boundary?.split(',').map((name) => name.trim());
    const unknown = boundary?.find((name) => !Object.hasOwn(system.scenario.components, name));
    if (unknown === undefined) return { system, boundary };
    const known = Object.keys(system.scenario.components).join(', ');
    return { missing: { says: `There is no component "${unknown}".`, instead: `There are: ${known}.` } };
  },
  ask: ({ system, boundary }) => Promise.resolve(loopMap(system, boundary)),
  report: ({ loops: found, arrows, teams, domains }) => [
    ...(found.length === 0 ? ['No loop can be read off this system.'] : found.flatMap(loopLines)),
    'Arrows:',
    ...table(
      [
        ['', 'owner', 'attempts a call may become'],
        ...arrows.map(({ name, owner, attemptsPerCall }) => [name, owner ?? 'nobody', formatNumber(attemptsPerCall)]),
      ],
      '<<>',
    ),
    ...handsLines('Teams, and the loops that go through their hands:', teams),
    ...handsLines('What fails together, and the loops that go through it:', domains),
  ],
  json: ({ loops: found, ...map }) => ({ ...map, loops: found }),
  fields: [
    field('components[].name', 'text', 'A box.'),
    field('components[].kind', 'text', '`client`, `server` …'),
    field('components[].owner', 'text', 'The team; `null`: nobody is named.'),
    field('arrows[].name', 'text', 'Who calls whom.'),
    field('arrows[].owner', 'text', 'The team; `null`: nobody, whoever owns its ends.'),
    field(
      'arrows[].attemptsPerCall',
      'number',
      'What one call of a client can become here, if everything above fails.',
    ),
    field('arrows[].loops[]', 'text', 'Loops that go through it, by id.'),
    field('loops[].id', 'text', 'Carrier and place.'),
    field('loops[].carrier', 'text', '`retry`, `hedge`, `cacheFill`, `failover`, `sharedPool`, `scaler`, `operator` …'),
    field('loops[].sign', 'text', '`+`: what goes round grows; `−`: it dies down.'),
    field('loops[].at', 'text', 'The arrow or component that carries it.'),
    field('loops[].components[]', 'text', 'What it goes through.'),
    field('loops[].arrows[]', 'text', 'And over which arrows.'),
    field('loops[].says', 'text', 'How it goes round.'),
    field('loops[].heldBy[]', 'text', 'Guards that hold it back.'),
    field('loops[].within[]', 'text', 'Loops whose every round starts this one anew.'),
    field('loops[].owners[]', 'text', 'Teams it goes through.'),
    field('loops[].unownedArrows[]', 'text', 'Arrows of it that nobody owns.'),
    field('loops[].boundary', 'text', '`enclosed`, `cut` or `outside`; `null` without --boundary.'),
    field('teams[].name', 'text', 'Who owns something.'),
    field('teams[].components[]', 'text', 'Boxes of theirs.'),
    field('teams[].arrows[]', 'text', 'Arrows of theirs.'),
    field('teams[].loops[]', 'text', 'Loops that go through their hands, by id.'),
    field('domains[].name', 'text', 'A fault domain.'),
    field('domains[].kind', 'text', 'What its members have in common.'),
    field(
      'domains[].members[]',
      'text',
      'Boxes and arrows that fail together; of replicas, what they are replicas of.',
    ),
    field('domains[].loops[]', 'text', 'Loops that go through it, by id.'),
  ],
});

function handsLines(
  title: string,
  groups: readonly { readonly name: string; readonly loops: readonly string[] }[],
): string[] {
  if (groups.length === 0) return [];
  const rows = groups.map(({ name, loops: through }) => [name, through.length === 0 ? 'none' : through.join('; ')]);
  return ['', title, ...table(rows, '<<')];
}

function loopLines(loop: Loop): string[] {
  const { id, sign, says, within, heldBy, owners, unownedArrows, boundary } = loop;
  return [
    `(${sign}) ${id}`,
    `    ${says}`,
    ...(within.length === 0 ? [] : [`    within ${within.join('; ')}`]),
    ...(heldBy.length === 0 ? [] : [`    held back by ${heldBy.join(', ')}`]),
    ...(owners.length === 0 ? [] : [`    goes through ${owners.join(', ')}`]),
    ...(unownedArrows.length === 0 ? [] : [`    nobody owns ${unownedArrows.join(', ')}`]),
    ...(boundary === null ? [] : [`    the boundary: ${boundary}`]),
    '',
  ];
}
