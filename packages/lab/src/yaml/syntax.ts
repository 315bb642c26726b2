import { CST, type YAMLParseError } from 'yaml';
import type { Complaint, Stretch } from './value-tree.ts';

/**
 * What is refused before YAML is given a meaning.
 *
 * Decision: no anchors, aliases, tags or directives. Every setting then has one place in the text, to which a squiggle
 * can point and which a form can change, and no small file can stand for a huge one.
 */
export function refusedSyntax(tokens: readonly CST.Token[]): Complaint[] {
  const complaints: Complaint[] = [];
  const waiting: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { token, depth } = next;
    const refusal = REFUSED[token.type];
    if (refusal !== undefined) complaints.push({ at: stretchOf(token), ...refusal });
    if (depth > DEPTH_LIMIT) {
      complaints.push({
        at: stretchOf(token),
        says: `This is nested more than ${DEPTH_LIMIT} levels deep.`,
        instead: 'Nothing in this file needs that: remove the inner levels.',
      });
      continue;
    }
    const below = CST.isCollection(token) ? depth + 1 : depth;
    for (const child of childrenOf(token)) waiting.push({ token: child, depth: below });
  }
  return complaints;
}

/** The parser's complaint in words that help someone who does not know the YAML specification. */
export function explainSyntax(error: YAMLParseError): Complaint {
  const at: Stretch = [error.pos[0], Math.max(error.pos[1], error.pos[0] + 1)];
  const unclosed = /(?:end with a |Missing closing )(\S)/.exec(error.message);
  if (unclosed !== null) {
    const [, mark] = unclosed;
    return { at, says: `A closing ${mark} is missing.`, instead: `Write the ${mark} where what it closes ends.` };
  }
  const known = EXPLAINED[error.code];
  if (known !== undefined) return { at, ...known };
  const firstLine = error.message.split('\n', 1).join('').trim();
  return {
    at,
    says: `This cannot be read: ${firstLine.slice(0, 200)}.`.replace(/\.\.$/, '.'),
    instead: COMMON_MISTAKES,
  };
}

function* childrenOf(token: CST.Token): Generator<CST.Token> {
  if (token.type === 'document') {
    yield* token.start;
    if (token.value !== undefined) yield token.value;
  } else if (CST.isCollection(token)) {
    for (const item of token.items) {
      yield* item.start;
      if (item.key !== undefined && item.key !== null) yield item.key;
      yield* item.sep ?? [];
      if (item.value !== undefined) yield item.value;
    }
  }
}

function stretchOf(token: CST.Token): Stretch {
  const length = 'source' in token ? token.source.length : 1;
  return [token.offset, token.offset + Math.max(1, length)];
}

const COMMON_MISTAKES = 'Check the line for a missing space after a colon, a missing bracket or a missing quote.';

const REFUSED: Partial<Record<string, { says: string; instead: string }>> = {
  anchor: {
    says: 'Anchors (`&name`) are not used in these files.',
    instead: 'Write the settings out where they apply.',
  },
  alias: {
    says: 'Aliases (`*name`) are not used in these files.',
    instead: 'Write the settings out where they apply. A value that begins with `*` needs quotes.',
  },
  tag: {
    says: 'Tags (`!name`) are not used in these files.',
    instead: 'Remove it. A value that begins with `!` needs quotes.',
  },
  directive: { says: 'Directives (`%…`) are not used in these files.', instead: 'Remove the line.' },
};

const EXPLAINED: Partial<Record<string, { says: string; instead: string }>> = {
  BAD_INDENT: {
    says: 'The indentation does not fit the lines above.',
    instead: 'Settings of one thing start in the same column; what belongs to them is two spaces further in.',
  },
  TAB_AS_INDENT: { says: 'The line is indented with a tab.', instead: 'Indent with spaces, two per level.' },
  MULTIPLE_DOCS: { says: 'A second document begins here (`---`).', instead: 'Keep one document in the file.' },
  MULTILINE_IMPLICIT_KEY: {
    says: 'A name and its colon must stand on one line.',
    instead: 'Write `name: value`; perhaps the colon is missing.',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    says: 'A second colon on this line makes it unreadable.',
    instead: 'Put what belongs to the first name on its own line below, or in `{ … }`.',
  },
  BLOCK_IN_FLOW: {
    says: 'An indented block cannot stand inside `{ … }` or `[ … ]`.',
    instead: 'Close the bracket first, or write everything inside it as `name: value, name: value`.',
  },
  BAD_SCALAR_START: { says: 'A value cannot begin with this character.', instead: 'Put the value into quotes.' },
  BAD_DQ_ESCAPE: {
    says: 'In double quotes a backslash begins an escape, and this is none.',
    instead: 'Use single quotes, or write the backslash twice.',
  },
  UNEXPECTED_TOKEN: { says: 'This does not belong here.', instead: COMMON_MISTAKES },
  KEY_OVER_1024_CHARS: {
    says: 'This name is too long.',
    instead: 'Write `name: value`; perhaps a quote or a bracket is missing.',
  },
};

/** Deeper than any of our formats by far, and shallow enough to walk by recursion. */
const DEPTH_LIMIT = 24;
