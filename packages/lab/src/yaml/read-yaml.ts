import { Composer, Parser, type Document, type ParsedNode } from 'yaml';
import {
  diagnosticAt,
  FILE_START,
  inReadingOrder,
  type Diagnostic,
  type Path,
  type Problem,
  type Span,
} from './diagnostic.ts';
import { explainSyntax, refusedSyntax } from './syntax.ts';
import { TextPlaces } from './text-places.ts';
import { stretchOf, valueTree, type Complaint, type Placed } from './value-tree.ts';

export interface YamlFile {
  /** Plain JSON values; `null` for an empty file; absent if the text could not be read. */
  readonly value?: unknown;
  readonly diagnostics: readonly Diagnostic[];
  spanOf(path: Path, at: 'key' | 'value'): Span;
  /** The same problems, where they stand in the text. */
  locate(problems: readonly Problem[]): Diagnostic[];
}

/** Reads any text whatever: what is not a small, plain YAML document becomes diagnostics, never an exception. */
export function readYaml(text: string, file: string, lengthLimit: number = LENGTH_LIMIT): YamlFile {
  if (text.length > lengthLimit) return tooLong(file, lengthLimit);
  const places = new TextPlaces(text);
  const spanned = (complaint: Complaint) => diagnosticAt(file, places.span(...complaint.at), complaint);
  const composed = compose(text);
  if (composed.root === undefined) return unread(composed.complaints.map(spanned));
  const { value, placed, complaints } = valueTree(composed.root);
  return readable({ file, value, placed, places, diagnostics: firstOf([...complaints].map(spanned)) });
}

interface Readable {
  file: string;
  value: unknown;
  placed: Placed;
  places: TextPlaces;
  diagnostics: Diagnostic[];
}

function readable({ file, value, placed, places, diagnostics }: Readable): YamlFile {
  const spanOf = (path: Path, at: 'key' | 'value') =>
    path.length === 0 ? FILE_START : places.span(...stretchOf(placed, path, at));
  const locate = (problems: readonly Problem[]) =>
    firstOf(problems.map((problem) => diagnosticAt(file, spanOf(problem.path, problem.at), problem)));
  return { value, diagnostics, spanOf, locate };
}

function compose(text: string): { root?: ParsedNode | null; complaints: Complaint[] } {
  try {
    const tokens = [...new Parser().parse(text)];
    const refused = refusedSyntax(tokens);
    if (refused.length > 0) return { complaints: refused };
    const options = {
      version: '1.2',
      schema: 'core',
      prettyErrors: false,
      uniqueKeys: false,
      logLevel: 'silent',
    } as const;
    const documents = [...new Composer(options).compose(tokens, true, text.length)] as Document.Parsed[];
    const complaints = onePerLine(
      text,
      documents.flatMap((document) => document.errors.map(explainSyntax)),
    );
    const [document, second] = documents;
    if (second !== undefined) complaints.push(secondDocument(second));
    return complaints.length > 0 ? { complaints } : { root: document?.contents ?? null, complaints };
  } catch (error) {
    // The parser recurses over the text it is given; what makes it give up is the text's fault.
    const says = `This cannot be read as YAML (${error instanceof Error ? error.name : 'unknown reason'}).`;
    return { complaints: [{ at: [0, 1], says, instead: 'Start again from a file that works.' }] };
  }
}

/** The parser stumbles on over what follows a mistake; the first stumble on a line is the one to repair. */
function onePerLine(text: string, complaints: readonly Complaint[]): Complaint[] {
  const places = new TextPlaces(text);
  const lines = new Set<number>();
  return complaints.filter(({ at }) => {
    const { line } = places.span(...at);
    return lines.has(line) ? false : lines.add(line);
  });
}

function secondDocument(document: Document.Parsed): Complaint {
  const from = document.range[0];
  return {
    at: [from, from + 1],
    says: 'A second document begins here (`---`).',
    instead: 'Keep one document in the file.',
  };
}

function tooLong(file: string, lengthLimit: number): YamlFile {
  const says = `The file is longer than ${lengthLimit / 1024} kB.`;
  return unread([diagnosticAt(file, FILE_START, { says, instead: 'Keep only the settings.' })]);
}

function unread(diagnostics: readonly Diagnostic[]): YamlFile {
  return { diagnostics: firstOf(diagnostics), spanOf: () => FILE_START, locate: () => [] };
}

function firstOf(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return inReadingOrder(diagnostics).slice(0, DIAGNOSTIC_LIMIT);
}

const LENGTH_LIMIT = 64 * 1024;
/** Nobody reads more; a hostile file could cause one per character. */
const DIAGNOSTIC_LIMIT = 100;
