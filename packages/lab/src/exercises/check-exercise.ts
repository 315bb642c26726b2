import type { Finding, Gate } from '../check/finding.ts';
import type { AuthorsAnswer, ExerciseVerdict, PartResult } from './exercise.ts';
import type { DegenerateAnswer } from './kind.ts';

interface Subject {
  readonly solutions: readonly AuthorsAnswer[];
  readonly degenerates: readonly DegenerateAnswer<unknown>[];
  readonly grade: (answer: unknown) => Promise<ExerciseVerdict>;
}

/** The gates that every kind of exercise has to pass: an exemplar, decoys as declared, and nothing for nothing. */
export async function checkExercise({ solutions, degenerates, grade }: Subject): Promise<Finding[]> {
  const findings: Finding[] = [];
  const missed = new Set<string>();
  const parts = new Set<string>();
  const note = (verdict: ExerciseVerdict): ExerciseVerdict => {
    for (const { part, met } of verdict.parts) (met ? parts : missed).add(part);
    return verdict;
  };
  for (const solution of solutions) findings.push(asDeclared(solution, note(await grade(solution.answer))));
  for (const { id, answer } of degenerates) findings.push(fails(id, note(await grade(answer))));
  const neverMissed = [...parts].filter((part) => !missed.has(part));
  return [...findings, ...ofWords(solutions), ...neverMissed.map(decoration)];
}

function asDeclared({ name, expect }: AuthorsAnswer, verdict: ExerciseVerdict): Finding {
  const miss = firstMiss(verdict);
  if (expect === 'pass') {
    const ok = verdict.status === 'pass';
    return finding('exemplar passes', name, { ok, figures: `verdict ${verdict.status}`, detail: told(verdict) });
  }
  const ok = miss?.part === expect.misses && holds(miss.says, expect.says);
  const wanted = expect.says === undefined ? '' : `, saying “${expect.says}”`;
  return finding('decoys fail', name, { ok, figures: `misses ${expect.misses} first${wanted}`, detail: told(verdict) });
}

function fails(id: string, verdict: ExerciseVerdict): Finding {
  const ok = verdict.status === 'fail' || verdict.status === 'invalid';
  return finding('degenerate list fails', id, { ok, figures: `verdict ${verdict.status}`, detail: told(verdict) });
}

function ofWords(solutions: readonly AuthorsAnswer[]): Finding[] {
  const embodied = solutions.filter((solution) => solution.embodiesMisconception).map(({ name }) => name);
  const decoys = solutions.filter(({ expect }) => expect !== 'pass').length;
  const exemplars = solutions.filter(({ expect }) => expect === 'pass').length;
  return [
    finding('words', 'misconception', {
      ok: embodied.length > 0,
      figures: embodied.length > 0 ? `embodied by ${embodied.join(', ')}` : 'embodied by no decoy',
      detail: 'Mark the decoy that follows from it with `embodies: misconception`.',
    }),
    finding('words', 'solutions', {
      ok: exemplars > 0 && decoys >= LEAST_DECOYS,
      figures: `${exemplars} pass, ${decoys} are decoys`,
      detail: `Write an exemplar, and ${LEAST_DECOYS} or more tempting mistakes.`,
    }),
  ];
}

/** A part that nothing misses asks for nothing. */
function decoration(part: string): Finding {
  const detail = 'Nothing misses this part: add a decoy that does, or remove it.';
  return finding('words', `part ${part}`, { ok: false, figures: 'missed by no answer', detail });
}

function finding(
  gate: Gate,
  subject: string,
  { ok, figures, detail }: { readonly ok: boolean; readonly figures: string; readonly detail: string },
): Finding {
  return { gate, subject, ok, figures, ...(ok ? {} : { detail }), seedsRun: 0 };
}

function told(verdict: ExerciseVerdict): string {
  const miss = firstMiss(verdict);
  return miss === undefined ? (verdict.says ?? 'It passes.') : `It misses ${miss.part} first: ${miss.says}`;
}

function firstMiss(verdict: ExerciseVerdict): PartResult | undefined {
  return verdict.parts.find(({ met }) => !met);
}

/** Spaces and case aside. */
function holds(text: string, words: string | undefined): boolean {
  const plain = (each: string) => each.toLowerCase().replace(/\s+/g, ' ');
  return words === undefined || plain(text).includes(plain(words));
}

const LEAST_DECOYS = 3;
