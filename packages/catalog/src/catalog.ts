import { parseExercise, parseLab, type Diagnostic, type Exercise, type Lab, type OpenExercise } from '@basin/lab';
import { checkBlocks } from './blocks/check-blocks.ts';
import { parseCourse, type Item, type Part } from './course/course.ts';
import { parseGlossary, type GlossaryEntry } from './glossary/glossary.ts';
import { parseLesson, type Lesson } from './lesson/lesson.ts';
import { checkReferences, existsLab, existsScenario, type Names } from './references/check-references.ts';
import { parsePublishedScenario, type PublishedScenario } from './scenario/published-scenario.ts';
import type { Reading } from './yaml/read-yaml.ts';

/** Everything that there is to learn, cross-checked. */
export interface Catalog {
  readonly parts: readonly Part[];
  readonly lessons: Readonly<Record<string, Lesson>>;
  /** Folders of labs/ that are answered with guards. */
  readonly labs: Readonly<Record<string, Lab>>;
  /** The other folders of labs/: answered with a number, a drawing, a name. */
  readonly exercises: Readonly<Record<string, Exercise<OpenExercise>>>;
  readonly glossary: Readonly<Record<string, GlossaryEntry>>;
  readonly scenarios: Readonly<Record<string, PublishedScenario>>;
}

/** Texts by their path from the root of the repository: `content/course.yaml`, `labs/retry-storm/lab.yaml`. */
export type FileTree = Readonly<Record<string, string>>;

/**
 * Reads the course. What can be read is in the catalog even when something else cannot: whoever shows it decides
 * whether a diagnostic stops them (the site's build does).
 */
export function loadCatalog(files: FileTree): { catalog: Catalog; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const { glossary, diagnostics: inGlossary } = parseGlossary(GLOSSARY, files[GLOSSARY] ?? NO_TERMS);
  const { labs, exercises } = readLabs(files, diagnostics);
  const scenarios = readScenarios(files, diagnostics);
  const { lessons, readings } = readLessons(files, diagnostics);
  const known = {
    lessons: new Set(Object.keys(lessons)),
    labs: new Set([...Object.keys(labs), ...Object.keys(exercises)]),
  };
  const { parts, diagnostics: inCourse } = parseCourse(COURSE, files[COURSE] ?? NO_PARTS, known);

  const names: Names = { lessons, labs, exercises, glossary, scenarios };
  diagnostics.push(...inGlossary, ...inCourse, ...checkFrontMatter(names, readings), ...checkLabs(names));
  for (const [file, text] of Object.entries(files)) {
    if (!file.endsWith('.mdx')) continue;
    const lesson = /^content\/lessons\/([^/]+)\//.exec(file)?.[1];
    const scenario = lesson === undefined ? undefined : lessons[lesson]?.scenario;
    diagnostics.push(...checkReferences(file, text, names), ...checkBlocks({ file, text, scenario }, names));
  }
  return { catalog: { parts, ...names }, diagnostics };
}

/** What lists say of a folder of labs/, whatever its kind; undefined where there is none of this name. */
export function labHead(
  { labs, exercises }: Pick<Catalog, 'labs' | 'exercises'>,
  slug: string,
): Pick<Lab, 'slug' | 'title' | 'summary' | 'minutes' | 'concepts'> | undefined {
  return labs[slug] ?? exercises[slug]?.open;
}

/** The items of all parts in the order of the course. */
export function itemsInOrder(catalog: Pick<Catalog, 'parts'>): Item[] {
  return catalog.parts.flatMap((part) => part.items);
}

function readLabs(files: FileTree, diagnostics: Diagnostic[]): Pick<Catalog, 'labs' | 'exercises'> {
  const labs: Record<string, Lab> = {};
  const exercises: Record<string, Exercise<OpenExercise>> = {};
  for (const [slug, inFolder] of foldersUnder('labs/', files)) {
    if (inFolder['lab.yaml'] === undefined) continue;
    const exercise = parseExercise(slug, inFolder);
    const lab = exercise ? { diagnostics: [] } : parseLab(slug, inFolder);
    const folder = `labs/${slug}/`;
    diagnostics.push(
      ...(exercise ?? lab).diagnostics.map((diagnostic) =>
        diagnostic.file.startsWith(folder) ? diagnostic : { ...diagnostic, file: folder + diagnostic.file },
      ),
    );
    if (exercise?.exercise) exercises[slug] = exercise.exercise;
    if ('lab' in lab) labs[slug] = lab.lab;
  }
  return { labs, exercises };
}

function readScenarios(files: FileTree, diagnostics: Diagnostic[]): Record<string, PublishedScenario> {
  const scenarios: Record<string, PublishedScenario> = {};
  for (const [slug, inFolder] of foldersUnder('content/scenarios/', files)) {
    const read = parsePublishedScenario(slug, inFolder);
    diagnostics.push(...read.diagnostics);
    if (read.published) scenarios[slug] = read.published;
  }
  return scenarios;
}

function readLessons(
  files: FileTree,
  diagnostics: Diagnostic[],
): { lessons: Record<string, Lesson>; readings: Record<string, Reading<unknown>> } {
  const lessons: Record<string, Lesson> = {};
  const readings: Record<string, Reading<unknown>> = {};
  for (const [slug, inFolder] of foldersUnder('content/lessons/', files)) {
    const text = inFolder['lesson.mdx'];
    if (text === undefined) continue;
    const read = parseLesson(`content/lessons/${slug}/lesson.mdx`, text);
    diagnostics.push(...read.diagnostics);
    if (read.lesson) lessons[slug] = read.lesson;
    if (read.reading) readings[slug] = read.reading;
  }
  return { lessons, readings };
}

function checkFrontMatter(names: Names, readings: Readonly<Record<string, Reading<unknown>>>): Diagnostic[] {
  return Object.values(names.lessons).flatMap((lesson) => {
    const found: Diagnostic[] = [];
    const report = (key: 'scenario' | 'lab', instead: string): void => {
      const reading = readings[lesson.slug];
      if (reading) found.push(reading.at([key], { says: `There is no ${key} \`${lesson[key]}\`.`, instead }));
    };
    if (lesson.scenario !== undefined && !existsScenario(lesson.scenario, names)) {
      report('scenario', 'Name a folder of content/scenarios or labs.');
    }
    if (lesson.lab !== undefined && !existsLab(lesson.lab, names)) report('lab', 'Name a folder of labs.');
    return found;
  });
}

/** A lab's concepts are glossary terms; its slug is nobody else's scenario. */
function checkLabs({ labs, exercises, glossary, scenarios }: Names): Diagnostic[] {
  const all = [...Object.values(labs), ...Object.values(exercises).map(({ open }) => open)];
  return all.flatMap(({ slug, concepts }) => {
    const place = { file: `labs/${slug}/lab.yaml`, line: 1, column: 1, endLine: 1, endColumn: 1 };
    const unknown = concepts.filter((concept) => !Object.hasOwn(glossary, concept));
    const found: Diagnostic[] = unknown.map((concept) => ({
      ...place,
      severity: 'error',
      says: `\`concepts\` names \`${concept}\`, which is not in the glossary.`,
      instead: 'Add the term to content/glossary.yaml, or name another.',
    }));
    if (Object.hasOwn(scenarios, slug)) {
      found.push({
        ...place,
        severity: 'error',
        says: `content/scenarios/${slug} has the name of this lab.`,
        instead: 'Rename one of them: a figure could mean either.',
      });
    }
    return found;
  });
}

/** The files of each folder directly under `prefix`, by their path inside it; in the order of their names. */
function foldersUnder(prefix: string, files: FileTree): [string, Record<string, string>][] {
  const folders = new Map<string, Record<string, string>>();
  for (const [file, text] of Object.entries(files)) {
    if (!file.startsWith(prefix)) continue;
    const [folder = '', ...rest] = file.slice(prefix.length).split('/');
    if (rest.length === 0) continue;
    const inFolder = folders.get(folder) ?? {};
    inFolder[rest.join('/')] = text;
    folders.set(folder, inFolder);
  }
  return [...folders].sort(([one], [other]) => (one < other ? -1 : 1));
}

const COURSE = 'content/course.yaml';
const GLOSSARY = 'content/glossary.yaml';
const NO_TERMS = 'version: 1\nterms: {}\n';
const NO_PARTS = 'version: 1\nparts: []\n';
