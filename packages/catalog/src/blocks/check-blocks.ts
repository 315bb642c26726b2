import {
  checkSchema,
  diagnosticAt,
  stretchOf,
  suggestion,
  TextPlaces,
  type Diagnostic,
  type Problem,
  type Stretch,
} from '@basin/lab';
import type { Names } from '../references/check-references.ts';
import { findTags, type Tag } from '../references/tags.ts';
import { knownSystem, onlyTriggers, writtenGuards, type WrittenGuards } from '../scenario/named-system.ts';
import type { BlockDefinition, NamedSystem } from './block.ts';
import { blocks } from './index.ts';

interface MdxText {
  readonly file: string;
  readonly text: string;
  /** What its figures run when they name none. */
  readonly scenario?: string | undefined;
}

/**
 * Whether every block of a text exists and has the properties that it takes. In the words of somebody who writes texts:
 * where, what is wrong, what to write instead.
 *
 * Here and not in the compiler of the site, so that the command line, the site being written and the site being built
 * all say it, and say the same.
 */
export function checkBlocks({ file, text, scenario }: MdxText, names: Names): Diagnostic[] {
  const places = new TextPlaces(text);
  return findTags(text).flatMap((tag) => {
    const report = ({ at, says, instead }: Wrong): Diagnostic =>
      diagnosticAt(file, places.span(...at), { says: says.startsWith('<') ? says : `<${tag.name}>: ${says}`, instead });
    return wrongIn(tag, { names, scenario }).map(report);
  });
}

interface Wrong {
  readonly at: Stretch;
  readonly says: string;
  readonly instead: string;
}

interface Context {
  readonly names: Names;
  readonly scenario: string | undefined;
}

function wrongIn(tag: Tag, context: Context): readonly Wrong[] {
  const known: Readonly<Record<string, BlockDefinition>> = blocks;
  const block = Object.hasOwn(known, tag.name) ? known[tag.name] : undefined;
  const here = tag.placed.value;
  if (!block) {
    return [{ at: here, says: `<${tag.name}> is no block.`, instead: suggestion(tag.name, Object.keys(known)) }];
  }
  if (tag.complaints.length > 0) return tag.complaints;
  const { value, problems } = checkSchema(block.props, tag.values);
  const inText = wrongText(tag, block);
  if (value === undefined) return [...problems.map((problem) => wrongProperty(tag, block, problem)), ...inText];
  return [...inText, ...wrongSystem({ tag, block, value }, context)];
}

function wrongText({ name, hasText, placed }: Tag, { text }: BlockDefinition): Wrong[] {
  const at = placed.value;
  if (text === 'needed' && !hasText) {
    return [{ at, says: `<${name}> has no text.`, instead: `Write it between <${name}> and </${name}>.` }];
  }
  if (text === 'none' && hasText) return [{ at, says: `<${name}> takes no text.`, instead: `Write <${name} … />.` }];
  return [];
}

/** A property of the block itself is told as one; what is wrong further inside, as in any file. */
function wrongProperty({ name, placed }: Tag, { props }: BlockDefinition, problem: Problem): Wrong {
  const at = stretchOf(placed, problem.path, problem.at);
  const [property = '', ...inside] = problem.path.map(String);
  if (inside.length > 0) return { at, says: problem.says, instead: problem.instead };
  if (problem.at === 'key') {
    const known = Object.keys(props.shape);
    return { at, says: `<${name}> has no property \`${property}\`.`, instead: suggestion(property, known) };
  }
  if (placed.children.has(property)) return { at, says: problem.says, instead: problem.instead };
  const instead = `Add it. ${problem.instead.replace(/^Add `[^`]*`\. /, '')}`;
  return { at: placed.value, says: `<${name}> lacks its property \`${property}\`.`, instead };
}

interface ReadBlock {
  readonly tag: Tag;
  readonly block: BlockDefinition;
  readonly value: Readonly<Record<string, unknown>>;
}

function wrongSystem({ tag, block, value }: ReadBlock, { names, scenario }: Context): Wrong[] {
  if (!('guards' in block.props.shape)) return [];
  const slug = value['scenario'] ?? scenario;
  if (typeof slug !== 'string') {
    const instead = 'Name one here, or in the front matter of the lesson.';
    return [{ at: tag.placed.value, says: `<${tag.name}> has no \`scenario\`.`, instead }];
  }
  const known = knownSystem(slug, names);
  // That there is none of this name is told where names are looked up.
  if (!known) return [];
  const { guards, wrong } = writtenGuards(value['guards'] as WrittenGuards, known);
  const inGuards = wrong.map((each) => ({ at: stretchOf(tag.placed, ['guards'], 'value'), ...each }));
  const triggers = value['triggers'] as readonly string[] | undefined;
  const narrowed = onlyTriggers(known.scenario, triggers);
  const system: NamedSystem | undefined = guards && { ...known, scenario: narrowed, guards };
  const checked = system && block.check ? block.check(value, system) : [];
  return [
    ...inGuards,
    ...unknownTriggers(tag, triggers, Object.keys(known.scenario.triggers)),
    ...checked.map(({ path, says, instead }) => ({ at: stretchOf(tag.placed, path, 'value'), says, instead })),
  ];
}

function unknownTriggers(tag: Tag, written: readonly string[] | undefined, known: readonly string[]): Wrong[] {
  return (written ?? []).flatMap((name, index) => {
    if (known.includes(name)) return [];
    const says = `The scenario has no trigger \`${name}\`.`;
    return [{ at: stretchOf(tag.placed, ['triggers', index], 'value'), says, instead: suggestion(name, known) }];
  });
}
