import * as z from 'zod';
import type { Runner } from '@basin/experiments';
import { parseScenario } from '../../lab-folder/parse-scenario.ts';
import type { Problem } from '../../yaml/diagnostic.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import { drawnScenario, waysToDraw } from '../draws/draws.ts';
import { defineKind } from '../define-kind.ts';
import type { OpenHead } from '../exercise.ts';
import type { ExerciseFolder } from '../kind.ts';
import { checkNights } from './check-nights.ts';
import { dealtNights, type Dealing } from './deal.ts';
import { gradeTriage, revealed, type TriageAnswer } from './grade-triage.ts';
import type { Night } from './night.ts';
import { panels, type PanelId } from './panels.ts';
import { triageSchema, type TriageFile } from './triage-file.ts';

/** What a browser may have: what may be said, and nothing of what is dealt. */
export interface OpenTriage extends OpenHead {
  readonly kind: 'triage';
  readonly ask: string;
  readonly count: number;
  readonly atLeast: number;
  readonly choices: readonly { readonly id: string; readonly says: string; readonly means: string }[];
  readonly panels: readonly { readonly id: PanelId; readonly says: string }[];
}

/** Holds the deals made lately, for a try is dealt and judged within minutes. */
class Dealer {
  private readonly made = new Map<number, Promise<readonly Night[]>>();
  readonly dealing: Dealing;

  constructor(dealing: Dealing) {
    this.dealing = dealing;
  }

  nights(number: number, runner: Runner): Promise<readonly Night[]> {
    const known = this.made.get(number);
    if (known) return known;
    const nights = dealtNights(this.dealing, number, runner);
    nights.catch(() => this.made.delete(number));
    this.made.set(number, nights);
    const [oldest] = this.made.keys();
    if (this.made.size > MOST_DEALS && oldest !== undefined) this.made.delete(oldest);
    return nights;
  }
}

/**
 * Dashboards of systems that went wrong, without a word of what did. Each try is dealt anew: a family of failures, numbers
 * out of its lists, a seed; and dealt only if the machine proves of that very run that it is what it is taken for.
 */
export const triage = defineKind<TriageFile, OpenTriage, Dealer, TriageAnswer>({
  key: 'triage',
  word: 'Triage',
  files: ['scenario.yaml'],
  schema: triageSchema,
  build,
  answerSchema: ({ count, choices }) => {
    const said = z.strictObject({
      is: z.enum(
        choices.map(({ id }) => id),
        'say of every dashboard what it shows',
      ),
      tell: z.enum(
        panels.map(({ id }) => id),
        'say of every dashboard which panel tells',
      ),
    });
    return z.strictObject({
      deal: z.int().min(0).max(MOST_DEAL).describe('Which deal it answers.'),
      dashboards: z.array(said).length(count, 'say something of every dashboard'),
    });
  },
  grade: async ({ open, secret }, answer, runner) =>
    gradeTriage(open, { answer, nights: await secret.nights(answer.deal, runner), choices: secret.dealing.choices }),
  deal: async ({ secret }, number, runner) => {
    const nights = await secret.nights(number, runner);
    return {
      dashboards: nights.map(({ telemetry }) => telemetry),
      revealed: nights.map((night) => revealed(night, secret.dealing.choices)),
    };
  },
  degenerates: ({ count, choices }) =>
    choices.map(({ id }) => ({
      id: `always ${id}`,
      describe: `Says ${id} of everything.`,
      answer: { deal: 1, dashboards: Array.from({ length: count }, () => ({ is: id, tell: 'calls' as const })) },
    })),
  check: ({ secret }, runner) => checkNights(secret.dealing, runner),
});

function build({ head, file, files }: ExerciseFolder<TriageFile>) {
  const text = files['scenario.yaml'] ?? '';
  const { scenario, diagnostics } = parseScenario(text);
  if (scenario === undefined) return { diagnostics };
  const document = readYaml(text, 'scenario.yaml').value;
  const problems = problemsOf(file, document);
  if (problems.length > 0) return { problems };
  const { ask, dashboards: count, atLeast, origin, cache } = file;
  const choices = Object.entries(file.choices).map(([id, { says, means, modes }]) => ({ id, says, means, modes }));
  const families = Object.entries(file.families).map(([id, family]) => ({ id, ...family }));
  const shown = choices.map(({ id, says, means }) => ({ id, says, means }));
  const open: OpenTriage = { ...head, kind: 'triage', ask, count, atLeast, choices: shown, panels };
  return { open, secret: new Dealer({ document, origin, cache, choices, families, count }) };
}

/** Every way to draw makes a system, with the coupling and without; every mode that may be named can be dealt. */
function problemsOf(file: TriageFile, document: unknown): Problem[] {
  const problems = Object.entries(file.families).flatMap(([id, { draws, sets, cut }]): Problem[] => {
    const ways = waysToDraw(draws);
    const says = [[sets], [sets, cut]].flatMap((patches) => {
      const flaw = ways.map((drawn) => drawnScenario(document, patches, drawn).says).find((each) => each !== undefined);
      return flaw ?? [];
    })[0];
    if (says === undefined) return [];
    return [
      { path: ['families', id], at: 'key', says: `It makes no system: ${says}`, instead: 'Change what it sets.' },
    ];
  });
  const dealt = new Set(Object.values(file.families).map(({ mode }) => mode));
  for (const [id, { modes }] of Object.entries(file.choices)) {
    const lacking = modes.find((mode) => !dealt.has(mode));
    if (lacking === undefined) continue;
    const says = `No family is a ${lacking}.`;
    problems.push({ path: ['choices', id, 'modes'], at: 'value', says, instead: 'Write one, or leave the mode out.' });
  }
  return problems;
}

const MOST_DEALS = 30;
/** Draws count up from it, and stay whole numbers. */
const MOST_DEAL = 50_000_000;
