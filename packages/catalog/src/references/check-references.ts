import type { Diagnostic, Exercise, Lab, OpenExercise } from '@basin/lab';
import type { GlossaryEntry } from '../glossary/glossary.ts';
import type { Lesson } from '../lesson/lesson.ts';
import type { PublishedScenario } from '../scenario/published-scenario.ts';
import { findLinks, findTags } from './tags.ts';

/** Everything that a text may refer to by name. */
export interface Names {
  readonly lessons: Readonly<Record<string, Lesson>>;
  readonly labs: Readonly<Record<string, Lab>>;
  readonly exercises: Readonly<Record<string, Exercise<OpenExercise>>>;
  readonly glossary: Readonly<Record<string, GlossaryEntry>>;
  readonly scenarios: Readonly<Record<string, PublishedScenario>>;
}

/** Whether what an MDX text names exists: glossary terms, scenarios, labs, lessons, addresses inside the site. */
export function checkReferences(file: string, text: string, names: Names): Diagnostic[] {
  const inTags = findTags(text).flatMap((tag) =>
    Object.entries(tag.attributes).flatMap(([attribute, value]) => {
      const wrong = checkAttribute({ tag: tag.name, attribute, value }, names);
      const { line, column, endLine, endColumn } = tag;
      return wrong ? [{ file, line, column, endLine, endColumn, severity: 'error' as const, ...wrong }] : [];
    }),
  );
  const inLinks = findLinks(text).flatMap(({ href, line, column }) => {
    if (existsInside(href, names)) return [];
    const endColumn = column + href.length;
    const says = `The link leads to ${href}, which does not exist.`;
    return [
      { file, line, column, endLine: line, endColumn, severity: 'error' as const, says, instead: 'Mend its slug.' },
    ];
  });
  return [...inTags, ...inLinks];
}

function checkAttribute(
  { tag, attribute, value }: { tag: string; attribute: string; value: string },
  names: Names,
): { says: string; instead: string } | undefined {
  const missing = (what: string, where: string): { says: string; instead: string } => ({
    says: `<${tag} ${attribute}="${value}"> names ${what} that does not exist.`,
    instead: `Mend the name, or add it to ${where}.`,
  });
  switch (`${tag} ${attribute}`) {
    case 'Term id':
      return Object.hasOwn(names.glossary, value) ? undefined : missing('a term', 'content/glossary.yaml');
    case 'LabLink slug':
      return existsLab(value, names) ? undefined : missing('a lab', 'labs/');
    case 'LessonLink slug':
      return Object.hasOwn(names.lessons, value) ? undefined : missing('a lesson', 'content/lessons/');
    default:
      if (attribute !== 'scenario' || existsScenario(value, names)) return undefined;
      return missing('a scenario', 'content/scenarios/ or labs/');
  }
}

/** A folder of labs/, of whatever kind. */
export function existsLab(slug: string, { labs, exercises }: Pick<Names, 'labs' | 'exercises'>): boolean {
  return Object.hasOwn(labs, slug) || Object.hasOwn(exercises, slug);
}

/** A published scenario, or that of a lab. */
export function existsScenario(slug: string, names: Pick<Names, 'labs' | 'scenarios'>): boolean {
  return Object.hasOwn(names.scenarios, slug) || Object.hasOwn(names.labs, slug);
}

function existsInside(href: string, names: Names): boolean {
  const [path = '', anchor] = href.split('#');
  const [, folder = '', slug, ...rest] = path.replace(/\/$/, '').split('/');
  if (rest.length > 0) return false;
  if (folder === 'glossary')
    return slug === undefined && (anchor === undefined || Object.hasOwn(names.glossary, anchor));
  if (slug === undefined) return ['', 'labs', 'scenarios'].includes(folder);
  const known: Record<string, Readonly<Record<string, unknown>>> = {
    lessons: names.lessons,
    labs: { ...names.labs, ...names.exercises },
    scenarios: names.scenarios,
  };
  return Object.hasOwn(known[folder] ?? {}, slug);
}
