import * as z from 'zod';
import { NO_GUARDS } from '@basin/engine';
import { loopMap, type LoopMap } from '@basin/experiments';
import { parseScenario } from '../../lab-folder/parse-scenario.ts';
import type { Problem } from '../../yaml/diagnostic.ts';
import { quoted } from '../../yaml/nearest.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import { drawnScenario } from '../draws/draws.ts';
import { defineKind } from '../define-kind.ts';
import { headShape } from '../head.ts';
import type { Built, ExerciseFolder } from '../kind.ts';
import { checkStatement } from './check-statement.ts';
import { gradeStatement } from './grade-statement.ts';
import { behaviours, type OpenStatement, type StatementAnswer, type Cut } from './open-statement.ts';

const schema = z.strictObject({
  kind: z.literal('statement'),
  ...headShape,
  seed: z.int().min(0).describe('Of the run that the statement is about.'),
  cuts: z
    .record(z.string(), z.record(z.string(), z.unknown()))
    .describe('By loop, as `basin loops` names it: guards, as in scenario.yaml, that cut it and no other.'),
});

type StatementFile = z.output<typeof schema>;

/**
 * A postmortem in one sentence, held against the run that it is about. Nothing in it is a matter of opinion: the trigger is
 * the event without which it does not happen, the sustaining effect is the loop without which it heals.
 */
export const statement = defineKind<StatementFile, OpenStatement, null, StatementAnswer>({
  key: 'statement',
  word: 'Coupling statement',
  files: ['scenario.yaml'],
  schema,
  build,
  answerSchema: ({ scenario, map }) => {
    const arrow = z.enum(Object.keys(scenario.arrows), 'choose an arrow');
    return z.strictObject({
      trigger: z.enum(Object.keys(scenario.triggers), 'choose what began it'),
      behaviour: z.enum(behaviours, 'choose what it did'),
      sustaining: z.enum(
        map.loops.map(({ id }) => id),
        'choose a loop',
      ),
      loop: z.array(arrow).min(1, 'choose the arrows of the loop'),
      unowned: arrow,
      change: arrow,
    });
  },
  grade: ({ open }, answer, runner) => gradeStatement(open, answer, runner),
  degenerates: (open) => {
    const { scenario, map } = open;
    const arrows = Object.keys(scenario.arrows);
    return Object.keys(scenario.triggers).map((trigger) => ({
      id: `everything after ${trigger}`,
      describe: 'Names the first of everything, and every arrow as the loop.',
      answer: {
        trigger,
        behaviour: 'stays-down' as const,
        sustaining: map.loops[0]?.id ?? '',
        loop: arrows,
        unowned: arrows[0] ?? '',
        change: arrows[0] ?? '',
      },
    }));
  },
  check: ({ open }, runner) => checkStatement(open, runner),
});

function build({ head, file, files }: ExerciseFolder<StatementFile>): Built<OpenStatement, null> {
  const text = files['scenario.yaml'] ?? '';
  const { scenario, diagnostics } = parseScenario(text);
  if (scenario === undefined) return { diagnostics };
  const document = readYaml(text, 'scenario.yaml').value;
  const map = loopMap({ scenario, guards: NO_GUARDS });
  const problems: Problem[] = [];
  const cuts = Object.entries(file.cuts).flatMap(([loop, guards]): Cut[] => {
    if (!map.loops.some(({ id }) => id === loop)) {
      problems.push({
        path: ['cuts', loop],
        at: 'key',
        says: `There is no loop ${quoted(loop)}.`,
        instead: known(map),
      });
      return [];
    }
    const made = drawnScenario(document, [{ guards }], {});
    if (made.scenario !== undefined) return [{ loop, scenario: made.scenario }];
    const says = `It makes no system: ${made.says}`;
    problems.push({ path: ['cuts', loop], at: 'value', says, instead: 'Write it as guards stand in scenario.yaml.' });
    return [];
  });
  if (problems.length > 0) return { problems };
  return { open: { ...head, kind: 'statement', scenario, seed: file.seed, map, cuts }, secret: null };
}

function known({ loops }: LoopMap): string {
  return `There are: ${loops.map(({ id }) => quoted(id)).join(', ')}.`;
}
