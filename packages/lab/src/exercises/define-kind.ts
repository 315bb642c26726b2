import type { Runner } from '@basin/experiments';
import { misconceptionIn } from '../lab-folder/headings.ts';
import type { LabFiles } from '../lab-folder/assemble-lab.ts';
import { canonicalJson, fnv64 } from '../lab-folder/canonical.ts';
import { diagnosticAt, FILE_START, inReadingOrder, type Diagnostic } from '../yaml/diagnostic.ts';
import { quoted } from '../yaml/nearest.ts';
import { readYaml, type YamlFile } from '../yaml/read-yaml.ts';
import { checkSchema } from '../yaml/schema-problems.ts';
import { checkExercise } from './check-exercise.ts';
import type { AuthorsAnswer, Exercise, OpenHead } from './exercise.ts';
import { gradeAnswer } from './grade-answer.ts';
import type { HeadFile } from './head.ts';
import type { Built, Kind, Whole } from './kind.ts';

export interface ParsedExercise<Open extends OpenHead> {
  /** Absent if there are diagnostics. */
  readonly exercise?: Exercise<Open>;
  readonly diagnostics: readonly Diagnostic[];
}

export interface DefinedKind<Open extends OpenHead> {
  readonly key: string;
  readonly word: string;
  parse(slug: string, files: LabFiles): ParsedExercise<Open>;
}

/** A kind as the registry holds it: its files and answers have become its own affair. */
export function defineKind<File extends HeadFile, Open extends OpenHead, Secret, Answer>(
  kind: Kind<File, Open, Secret, Answer>,
): DefinedKind<Open> {
  return { key: kind.key, word: kind.word, parse: (slug, files) => parse(kind, slug, files) };
}

function parse<File extends HeadFile, Open extends OpenHead, Secret, Answer>(
  kind: Kind<File, Open, Secret, Answer>,
  slug: string,
  files: LabFiles,
): ParsedExercise<Open> {
  const yaml = readYaml(files['lab.yaml'] ?? '', 'lab.yaml');
  const diagnostics = [...missingFiles(kind.files, files), ...checkMisconception(files), ...yaml.diagnostics];
  if (yaml.value === undefined) return { diagnostics };
  const { value: file, problems } = checkSchema(kind.schema, yaml.value);
  diagnostics.push(...yaml.locate(problems));
  if (file === undefined) return { diagnostics };
  const answers = readAnswers(file, files, yaml);
  diagnostics.push(...answers.diagnostics);
  const built = kind.build({ head: headOf(slug, file, files), file, files });
  if (!isWhole(built)) {
    const inFile = inReadingOrder(yaml.locate(built.problems ?? []));
    return { diagnostics: [...diagnostics, ...inFile, ...(built.diagnostics ?? [])] };
  }
  if (diagnostics.length > 0) return { diagnostics };
  const misconception = misconceptionIn(files['DESIGN.md'] ?? '') ?? '';
  return { exercise: exerciseOf(kind, built, { solutions: answers.solutions, misconception }), diagnostics };
}

function exerciseOf<File extends HeadFile, Open extends OpenHead, Secret, Answer>(
  kind: Kind<File, Open, Secret, Answer>,
  whole: Whole<Open, Secret>,
  written: Pick<Exercise, 'solutions' | 'misconception'>,
): Exercise<Open> {
  const grade = (answer: unknown, runner: Runner) => gradeAnswer(kind, whole, { answer, runner });
  const deal = kind.deal?.bind(kind, whole);
  return {
    open: whole.open,
    ...written,
    grade,
    ...(deal && { deal }),
    check: async (runner) => {
      const others = (await kind.check?.(whole, runner, written.solutions)) ?? [];
      const degenerates = kind.degenerates(whole.open);
      return [
        ...others,
        ...(await checkExercise({ ...written, degenerates, grade: (answer) => grade(answer, runner) })),
      ];
    },
  };
}

/** What decides verdicts is all in lab.yaml and the scenarios; words that only people read are left out. */
function headOf(slug: string, file: HeadFile, files: LabFiles): OpenHead {
  const { kind, title, summary, minutes, concepts, solutions: _, ...deciding } = file;
  const scenarios = Object.entries(files).filter(([name]) => /scenario[^/]*\.yaml$/.test(name));
  const revision = fnv64(canonicalJson({ kind, ...deciding, scenarios }));
  return { kind, slug, title, summary, minutes, concepts, revision };
}

function readAnswers(file: HeadFile, files: LabFiles, yaml: YamlFile) {
  const diagnostics: Diagnostic[] = [];
  const solutions: AuthorsAnswer[] = [];
  for (const [name, { expect, why, embodies }] of Object.entries(file.solutions)) {
    const path = answerFile(name);
    const text = files[path];
    if (text === undefined) {
      const says = `There is no file ${quoted(path)}.`;
      const instead = 'Write the file, or remove the entry.';
      diagnostics.push(diagnosticAt('lab.yaml', yaml.spanOf(['solutions', name], 'key'), { says, instead }));
      continue;
    }
    const answer = readYaml(text, path);
    diagnostics.push(...answer.diagnostics);
    const declared =
      expect === 'pass' ? expect : { misses: expect.misses, ...(expect.says !== undefined && { says: expect.says }) };
    solutions.push({
      name,
      answer: answer.value,
      expect: declared,
      why,
      embodiesMisconception: embodies !== undefined,
    });
  }
  return { solutions, diagnostics: [...diagnostics, ...undeclared(file, files)] };
}

function undeclared(file: HeadFile, files: LabFiles): Diagnostic[] {
  return Object.keys(files).flatMap((path) => {
    const name = /^solutions\/([^/]+)\.answer\.yaml$/.exec(path)?.[1];
    if (name === undefined || Object.hasOwn(file.solutions, name)) return [];
    const instead = `Add ${quoted(`${name}: { expect: …, why: … }`)} under \`solutions\`.`;
    return [diagnosticAt(path, FILE_START, { says: 'lab.yaml does not say what becomes of this answer.', instead })];
  });
}

function missingFiles(needed: readonly string[], files: LabFiles): Diagnostic[] {
  return ['lab.yaml', 'brief.mdx', 'DESIGN.md', ...needed]
    .filter((file) => files[file] === undefined)
    .map((file) =>
      diagnosticAt(file, FILE_START, {
        says: 'The exercise has no such file.',
        instead: 'Write it; labs/README.md says what belongs into it.',
      }),
    );
}

function checkMisconception(files: LabFiles): Diagnostic[] {
  const text = files['DESIGN.md'];
  if (text === undefined || misconceptionIn(text) !== undefined) return [];
  const says = 'No heading `Misconception` with a text below it.';
  const instead = 'Say under `## Misconception` which wrong belief the exercise corrects.';
  return [diagnosticAt('DESIGN.md', FILE_START, { says, instead })];
}

function isWhole<Open, Secret>(built: Built<Open, Secret>): built is Whole<Open, Secret> {
  return 'open' in built;
}

function answerFile(name: string): string {
  return `solutions/${name}.answer.yaml`;
}
