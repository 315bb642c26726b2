import type { Scenario } from '@basin/engine';
import { numberAt } from '@basin/experiments';
import * as z from 'zod';
import { durationText, durationUs } from '../lab-folder/fields.ts';
import { scenarioJsonSchema } from '../lab-folder/scenario-json-schema.ts';
import type { Problem } from '../yaml/diagnostic.ts';
import { quoted } from '../yaml/nearest.ts';
import type { JsonSchema } from '../yaml/value-form.ts';
import { triggerNumbers, usualRange, writtenNumber, type TriggerNumber } from './trigger-numbers.ts';

const amount = z.union([z.number(), durationText()]);

/** `score:` of lab.yaml. */
export const scoreFileSchema = z
  .strictObject({
    at: z.string().min(1).describe('A number of a trigger in scenario.yaml: `triggers.slow.for`.'),
    from: amount.describe('The least that is tried.'),
    to: amount.describe('The most that is tried.'),
  })
  .describe('What a score varies; unless said, the first number of the first trigger, from a twentieth to four times.');

type ScoreFile = z.output<typeof scoreFileSchema>;

/** What a lab says its score varies. */
export interface DeclaredScore {
  /** Where the number stands in the scenario, key by key. */
  readonly at: readonly string[];
  /** In the engine's units. */
  readonly from: number;
  readonly to: number;
}

/** A number of a trigger, and how far a score varies it. */
export interface ScoreAxis {
  readonly number: TriggerNumber;
  readonly from: number;
  readonly to: number;
}

/**
 * What a score varies: what the lab says, else the first number of the first trigger that has one, which is how long it
 * lasts unless it is a thing of a moment. Undefined where nothing pushes the system.
 */
export function scoreAxis(scenario: Scenario, declared?: DeclaredScore): ScoreAxis | undefined {
  const numbers = triggerNumbers(scenario, shape());
  const named = declared && numbers.find(({ place }) => place.join(' ') === declared.at.join(' '));
  const number = named ?? numbers[0];
  if (number === undefined) return undefined;
  return { number, ...(named && declared ? { from: declared.from, to: declared.to } : usualRange(number)) };
}

/** As the lab says it, and what keeps it from being a score. */
export function declaredScore(
  file: ScoreFile | undefined,
  scenario: Scenario,
): { readonly score?: DeclaredScore; readonly problems: readonly Problem[] } {
  if (file === undefined) return { problems: [] };
  const found = numberAt({ scenario, guards: { calls: {}, servers: {} } }, file.at);
  if ('diagnostics' in found) {
    const [first] = found.diagnostics;
    return problem('at', first?.says ?? '', first?.instead ?? '');
  }
  const at = found.found.keys;
  const number = triggerNumbers(scenario, shape()).find(({ place }) => place.join(' ') === at.join(' '));
  if (number === undefined) {
    return problem('at', `${quoted(file.at)} does not say how hard a trigger pushes.`, 'Name a number of a trigger.');
  }
  const isDuration = number.unit === 'duration';
  if ((typeof file.from === 'string') !== isDuration || (typeof file.to === 'string') !== isDuration) {
    const form = isDuration ? 'durations such as 5s' : 'numbers';
    return problem('from', `The range of ${quoted(file.at)} has another form than the number.`, `Write ${form}.`);
  }
  const [from, to] = [valueOf(file.from), valueOf(file.to)];
  if (from < to && from >= number.least && to <= number.most) return { score: { at, from, to }, problems: [] };
  const most = Number.isFinite(number.most) ? ` and \`to\` at ${writtenNumber(number.most, number)} or less` : '';
  const instead = `Let \`from\` be below \`to\`, at ${writtenNumber(number.least, number)} or more${most}.`;
  return problem('from', 'This is no range that can be tried.', instead);
}

const valueOf = (written: number | string): number => (typeof written === 'string' ? durationUs(written) : written);

function problem(key: string, says: string, instead: string): { readonly problems: readonly Problem[] } {
  return { problems: [{ path: ['score', key], at: 'value', says, instead }] };
}

/** Made once: it is the whole format. */
const shape = (): JsonSchema => (made ??= scenarioJsonSchema());
let made: JsonSchema | undefined;
