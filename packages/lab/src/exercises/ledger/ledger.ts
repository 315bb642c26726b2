import * as z from 'zod';
import type { Scenario } from '@basin/engine';
import { duration } from '../../lab-folder/fields.ts';
import { parseScenario } from '../../lab-folder/parse-scenario.ts';
import type { Problem } from '../../yaml/diagnostic.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import { drawnScenario } from '../draws/draws.ts';
import { defineKind } from '../define-kind.ts';
import { headShape } from '../head.ts';
import type { Built, ExerciseFolder } from '../kind.ts';
import { checkLedger } from './check-ledger.ts';
import { gradeLedger } from './grade-ledger.ts';
import type { Entry, LedgerAnswer, OpenLedger, Purpose } from './open-ledger.ts';

const sentence = z.string().min(1, 'write a sentence').max(300);

const demand = z.strictObject({
  client: z.string().describe('Whose calls.'),
  atLeast: z.number().min(0).max(1).default(0).describe('Of their calls, so many are good.'),
  below: z.number().min(0).max(2).default(2).describe('And fewer than so many.'),
});

const schema = z.strictObject({
  kind: z.literal('ledger'),
  ...headShape,
  stated: z.string().describe('The purpose, of those below, that its owners say it has.'),
  purposes: z
    .record(
      z.string(),
      z.strictObject({ says: sentence, when: z.array(demand).min(1).describe('What shows it: all of them hold.') }),
    )
    .describe('What it may be seen to do, by id; the first that the runs show is the one revealed.'),
  entries: z
    .record(
      z.string(),
      z.strictObject({
        is: z.enum(['rule', 'parameter']).describe('A rule says who or what; a parameter says how much.'),
        says: sentence.describe('How it is.'),
        instead: sentence.describe('How it would be.'),
        sets: z.record(z.string(), z.unknown()).describe('What that changes in scenario.yaml, as a merge patch.'),
      }),
    )
    .describe('What may be changed, by id, in the order of the ledger.'),
  choose: z.int().min(1).max(4).default(2).describe('How many are to be changed.'),
  from: duration().describe('Start of the stretch that is looked at.'),
  to: duration().describe('End of that stretch.'),
  seeds: z.array(z.int().min(0)).min(1).max(10).describe('The runs; all have to show the same purpose.'),
});

type LedgerFile = z.output<typeof schema>;

/**
 * The purpose of a system is what it does. What its owners say it is for stands on one side, what runs show it to do on the
 * other, and between them stand the rules by which it decides who is served.
 */
export const ledger = defineKind<LedgerFile, OpenLedger, null, LedgerAnswer>({
  key: 'ledger',
  word: 'Purpose ledger',
  files: ['scenario.yaml'],
  schema,
  build,
  answerSchema: ({ purposes, entries, choose }) =>
    z.strictObject({
      revealed: z.enum(
        purposes.map(({ id }) => id),
        'choose what it is seen to do',
      ),
      change: z
        .array(z.enum(entries.map(({ id }) => id)))
        .length(choose, `choose ${choose} entries`)
        .refine((all) => new Set(all).size === all.length, 'choose each once'),
    }),
  grade: ({ open }, answer, runner) => gradeLedger(open, answer, runner),
  degenerates: ({ stated, purposes, entries, choose }) =>
    purposes.map(({ id }) => ({
      id: `${id === stated ? 'as stated' : id}, the first entries`,
      describe: 'Chooses from the top.',
      answer: { revealed: id, change: entries.slice(0, choose).map((entry) => entry.id) },
    })),
  check: ({ open }, runner) => checkLedger(open, runner),
});

function build({ head, file, files }: ExerciseFolder<LedgerFile>): Built<OpenLedger, null> {
  const text = files['scenario.yaml'] ?? '';
  const { scenario, diagnostics } = parseScenario(text);
  if (scenario === undefined) return { diagnostics };
  const document = readYaml(text, 'scenario.yaml').value;
  const problems = problemsOf(file, { scenario, document });
  if (problems.length > 0) return { problems };
  const { stated, choose, seeds, from: fromUs, to: toUs } = file;
  const purposes = Object.entries(file.purposes).map(([id, { says, when }]): Purpose => ({ id, says, when }));
  const entries = Object.entries(file.entries).map(([id, { says, instead, sets }]): Entry => ({
    id,
    says,
    instead,
    sets,
  }));
  const rules = Object.keys(file.entries).filter((id) => file.entries[id]?.is === 'rule');
  const written = { stated, purposes, entries, rules, choose, fromUs, toUs, seeds };
  return { open: { ...head, kind: 'ledger', scenario, document, ...written }, secret: null };
}

function problemsOf(
  { stated, purposes, entries, to }: LedgerFile,
  { scenario, document }: { readonly scenario: Scenario; readonly document: unknown },
): Problem[] {
  const problems: Problem[] = [];
  const instead = `There are: ${Object.keys(purposes).join(', ')}.`;
  if (!Object.hasOwn(purposes, stated)) {
    problems.push({ path: ['stated'], at: 'value', says: `There is no purpose ${stated}.`, instead });
  }
  if (to > scenario.duration) {
    const says = 'The stretch goes on after the run has ended.';
    problems.push({ path: ['to'], at: 'value', says, instead: 'Let it end with the run, or before.' });
  }
  for (const [id, { when }] of Object.entries(purposes)) {
    for (const { client } of when.filter((each) => scenario.components[each.client]?.['client'] === undefined)) {
      const says = `There is no client ${client}.`;
      problems.push({ path: ['purposes', id], at: 'key', says, instead: 'Name a client of scenario.yaml.' });
    }
  }
  for (const [id, { sets }] of Object.entries(entries)) {
    const { says } = drawnScenario(document, [sets], {});
    if (says === undefined) continue;
    problems.push({
      path: ['entries', id, 'sets'],
      at: 'key',
      says: `It makes no system: ${says}`,
      instead: 'Change it.',
    });
  }
  return problems;
}
