import { TextPlaces, type Complaint, type Placed, type Span } from '@basin/lab';
import { readLiteral, skipSpace } from '../blocks/literal.ts';

/** A block in an MDX text, as it is written: where it stands, its properties and where each of them stands. */
export interface Tag extends Span {
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** Of `values`, those that are plain text. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly placed: Placed;
  /** What cannot be read in it. */
  readonly complaints: readonly Complaint[];
  /** Whether anything stands between its opening and its closing. */
  readonly hasText: boolean;
}

/**
 * Finds the opening tags of blocks (`<Term id="goodput">`) and reads their properties.
 *
 * MDX itself is parsed when the site is built; this reads just enough to say in which file and line a name or a property
 * is wrong, without a compiler in the catalog. Code blocks, code spans, formulas and comments are not looked into.
 */
export function findTags(text: string): Tag[] {
  const visible = blankOut(text);
  const places = new TextPlaces(text);
  const tags: Tag[] = [];
  for (const match of visible.matchAll(/<([A-Z][A-Za-z.]*)(?=[\s/>])/g)) {
    const [opening, name = ''] = match;
    const { end, hasText, ...read } = readProperties(text, {
      from: match.index,
      at: match.index + opening.length,
      name,
    });
    const strings = Object.entries(read.values).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    tags.push({ name, attributes: Object.fromEntries(strings), ...read, hasText, ...places.span(match.index, end) });
  }
  return tags;
}

/** Addresses inside the site that a Markdown link points to: `[words](/lessons/x)`. */
export function findLinks(text: string): { href: string; line: number; column: number }[] {
  const places = new TextPlaces(text);
  return [...blankOut(text).matchAll(/\]\((\/[^)\s]*)\)/g)].map((match) => {
    const { line, column } = places.span(match.index + 2, match.index + 2);
    return { href: match[1] ?? '', line, column };
  });
}

interface Opening {
  readonly name: string;
  /** Where its `<` stands. */
  readonly from: number;
  /** Behind its name. */
  readonly at: number;
}

function readProperties(text: string, { name, from, at: behindName }: Opening) {
  const values: Record<string, unknown> = {};
  const children = new Map<string, Placed>();
  const complaints: Complaint[] = [];
  let at = skipSpace(text, behindName);
  while (at < text.length && !/^\/?>/.test(text.slice(at, at + 2))) {
    const property = readProperty(text, at);
    if ('says' in property) {
      complaints.push(property);
      at = text.length;
      break;
    }
    if (children.has(property.name)) {
      complaints.push({
        at: property.placed.key,
        says: `\`${property.name}\` is written twice.`,
        instead: 'Keep one.',
      });
    }
    values[property.name] = property.value;
    children.set(property.name, property.placed);
    at = skipSpace(text, property.end);
  }
  const isClosed = text.charAt(at) === '/';
  const end = complaints.length > 0 ? behindName : at + (isClosed ? 2 : 1);
  const close = text.indexOf(`</${name}>`, end);
  const hasText = !isClosed && close >= 0 && text.slice(end, close).trim() !== '';
  const placed: Placed = { value: [from, behindName], isCollection: false, children };
  return { values, placed, complaints, hasText, end };
}

interface Property {
  readonly name: string;
  readonly value: unknown;
  readonly placed: Placed & Required<Pick<Placed, 'key'>>;
  readonly end: number;
}

/** `name="text"`, `name={…}` or, for `true`, the name alone. */
function readProperty(text: string, from: number): Property | Complaint {
  const name = /^[A-Za-z][\w-]*/.exec(text.slice(from, from + 60))?.[0];
  if (name === undefined) return unreadable([from, from + 1], 'Write properties as `name="text"` or `name={…}`.');
  const key = [from, from + name.length] as const;
  const behind = skipSpace(text, key[1]);
  if (text.charAt(behind) !== '=') {
    return { name, value: true, placed: { key, value: key, isCollection: false, children: new Map() }, end: key[1] };
  }
  const at = skipSpace(text, behind + 1);
  const quote = text.charAt(at);
  if (quote === '"' || quote === "'") {
    const close = text.indexOf(quote, at + 1);
    if (close < 0) return unreadable(key, 'Close the quotes.');
    const placed = { key, value: [at, close + 1] as const, isCollection: false, children: new Map() };
    return { name, value: text.slice(at + 1, close), placed, end: close + 1 };
  }
  if (quote !== '{') return unreadable(key, 'Write text in quotes and everything else in braces: `from={120}`.');
  const literal = readLiteral(text, at + 1);
  if ('says' in literal) return literal;
  const close = skipSpace(text, literal.end);
  if (text.charAt(close) !== '}') return unreadable([literal.end, literal.end + 1], 'Write one value between braces.');
  return { name, value: literal.value, placed: { ...literal.placed, key }, end: close + 1 };
}

function unreadable(at: readonly [number, number], instead: string): Complaint {
  return { at, says: 'This property cannot be read.', instead };
}

/** Replaces what is not prose by spaces of the same length, so that every position stays true. */
function blankOut(text: string): string {
  const spaces = (part: string): string => part.replace(/[^\n]/g, ' ');
  return text
    .replace(/^(```+|~~~+)[\s\S]*?^\1[^\n]*$/gm, spaces)
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, spaces)
    .replace(/`[^`\n]+`/g, spaces)
    .replace(/\$\$[\s\S]*?\$\$/g, spaces)
    .replace(/\$[^$\n]+\$/g, spaces);
}
