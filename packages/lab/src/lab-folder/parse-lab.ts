import type { Scenario } from '@basin/engine';
import { everyGuard } from '../guards-file/every-guard.ts';
import { checkGuards, parseGuards } from '../guards-file/parse-guards.ts';
import { declaredScore } from '../score/score-axis.ts';
import { settingsOf } from '../settings/settings-file.ts';
import { diagnosticAt, FILE_START, inReadingOrder, type Diagnostic } from '../yaml/diagnostic.ts';
import { quoted } from '../yaml/nearest.ts';
import { readYaml, type YamlFile } from '../yaml/read-yaml.ts';
import { checkSchema } from '../yaml/schema-problems.ts';
import { assembleLab, type Answer, solutionFile, START, tasksOf, type LabFiles } from './assemble-lab.ts';
import { checkTaskHeadings, misconceptionIn } from './headings.ts';
import { checkAgainstScenario, checkLabFile } from './lab-checks.ts';
import { labFileSchema, type LabFile } from './lab-file.ts';
import type { Lab } from './lab.ts';
import { migrated } from './migrations.ts';
import { parseScenario } from './parse-scenario.ts';
import { unseenOf } from './unseen.ts';

export interface ParsedLab {
  /** Absent if there are diagnostics. */
  readonly lab?: Lab;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a lab's folder: what its files say, and that they fit one another. All problems of all files are told at once.
 *
 * That the lab is sound (its exemplar passes, its decoys fail as declared) is not seen here: that takes runs, and
 * `checkLab` makes them.
 */
export function parseLab(slug: string, files: LabFiles): ParsedLab {
  const missing = REQUIRED.filter((file) => files[file] === undefined).map(fileMissing);
  const scenario = files['scenario.yaml'] === undefined ? undefined : parseScenario(files['scenario.yaml']);
  const labFile = files['lab.yaml'] === undefined ? undefined : readLabFile(files['lab.yaml'], scenario?.scenario);
  const diagnostics = [...missing, ...(labFile?.diagnostics ?? []), ...(scenario?.diagnostics ?? [])];
  diagnostics.push(...checkDesign(files));
  if (labFile?.value === undefined) return { diagnostics };
  diagnostics.push(...checkTexts(files, labFile.value), ...checkSolutionFiles(files, labFile.value, labFile.yaml));
  if (scenario?.scenario === undefined) return { diagnostics };
  const opened = openedBy(labFile.value, { scenario: scenario.scenario, text: files['scenario.yaml'] ?? '' });
  diagnostics.push(...inReadingOrder(labFile.yaml.locate(opened.problems)));
  const { allowed, mostGuards } = labFile.value;
  const context = { scenario: scenario.scenario, allowed, mostGuards, ...opened };
  const answers = parseGuardFiles(files, context);
  diagnostics.push(...answers.diagnostics);
  if (diagnostics.length > 0) return { diagnostics };
  const parts = { scenario: scenario.scenario, ...opened, answers: answers.byFile };
  return { lab: assembleLab({ slug, files, file: labFile.value, ...parts }), diagnostics };
}

/** What lab.yaml says about the scenario itself: what of it may be set, and what cuts its loop. */
function openedBy(file: LabFile, { scenario, text }: { readonly scenario: Scenario; readonly text: string }) {
  const document = readYaml(text, 'scenario.yaml').value;
  const { settings, problems: unset } = settingsOf(file.settings, document);
  const { claim, seeds } = file;
  const { unseen, problems: odd } = unseenOf(file.unseen, { claim, hidden: seeds.hidden, scenario, document });
  const { score, problems: unscored } = declaredScore(file.score, scenario);
  const problems = [...unset, ...odd, ...unscored];
  if (file.controls.cut === undefined) return { settings, document, unseen, score, cut: undefined, problems };
  const cut = checkGuards(
    { calls: {}, servers: {}, ...file.controls.cut },
    { scenario, allowed: everyGuard(scenario) },
  );
  const located = cut.problems.map((problem) => ({ ...problem, path: ['controls', 'cut', ...problem.path] }));
  return { settings, document, unseen, score, cut: cut.guards, problems: [...problems, ...located] };
}

interface ReadLabFile {
  readonly value?: LabFile;
  readonly diagnostics: readonly Diagnostic[];
  readonly yaml: YamlFile;
}

function readLabFile(text: string, scenario: Scenario | undefined): ReadLabFile {
  const yaml = readYaml(text, 'lab.yaml');
  if (yaml.value === undefined) return { diagnostics: yaml.diagnostics, yaml };
  const { value, problems } = checkSchema(labFileSchema, migrated(yaml.value));
  const found = [...problems];
  if (value !== undefined) found.push(...checkLabFile(value));
  if (value !== undefined && scenario !== undefined) found.push(...checkAgainstScenario(value, scenario));
  const diagnostics = inReadingOrder([...yaml.diagnostics, ...yaml.locate(found)]);
  return { ...(value === undefined ? {} : { value }), diagnostics, yaml };
}

function checkDesign(files: LabFiles): Diagnostic[] {
  const text = files['DESIGN.md'];
  if (text === undefined || misconceptionIn(text) !== undefined) return [];
  const says = 'No heading `Misconception` with a text below it.';
  return [
    diagnosticAt('DESIGN.md', FILE_START, {
      says,
      instead: 'Say under `## Misconception` which wrong belief the lab corrects.',
    }),
  ];
}

function checkTexts(files: LabFiles, lab: LabFile): Diagnostic[] {
  const tasks = tasksOf(lab);
  return ['brief.mdx', 'hints.mdx'].flatMap((file) => {
    const text = files[file];
    return text === undefined ? [] : checkTaskHeadings(text, file, tasks);
  });
}

function checkSolutionFiles(files: LabFiles, lab: LabFile, yaml: YamlFile): Diagnostic[] {
  const withoutFile = Object.keys(lab.solutions)
    .filter((name) => files[solutionFile(name)] === undefined)
    .map((name) => {
      const says = `There is no file ${quoted(solutionFile(name))}.`;
      return diagnosticAt('lab.yaml', yaml.spanOf(['solutions', name], 'key'), {
        says,
        instead: 'Write the file, or remove the entry.',
      });
    });
  const undeclared = Object.keys(files).flatMap((file) => {
    const name = solutionName(file);
    if (name === undefined || Object.hasOwn(lab.solutions, name)) return [];
    const instead = `Add ${quoted(`${name}: { expect: …, why: … }`)} under \`solutions\`.`;
    return diagnosticAt(file, FILE_START, { says: 'lab.yaml does not say what becomes of this solution.', instead });
  });
  return [...withoutFile, ...undeclared];
}

function parseGuardFiles(files: LabFiles, context: Parameters<typeof parseGuards>[1]) {
  const byFile = new Map<string, Answer>();
  const diagnostics: Diagnostic[] = [];
  for (const [file, text] of Object.entries(files)) {
    if (file !== START && solutionName(file) === undefined) continue;
    const { guards, scenario, diagnostics: found } = parseGuards(text, context, file);
    diagnostics.push(...found);
    if (guards !== undefined && scenario !== undefined) byFile.set(file, { guards, scenario });
  }
  return { byFile, diagnostics };
}

function fileMissing(file: string): Diagnostic {
  return diagnosticAt(file, FILE_START, {
    says: 'The lab has no such file.',
    instead: 'Write it; labs/README.md says what belongs into it.',
  });
}

function solutionName(file: string): string | undefined {
  return /^solutions\/([^/]+)\.guards\.yaml$/.exec(file)?.[1];
}

const REQUIRED = ['lab.yaml', 'scenario.yaml', 'brief.mdx', 'hints.mdx', START, 'DESIGN.md'];
