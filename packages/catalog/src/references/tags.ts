/** A block in an MDX text: its name, the attributes that are plain strings, and where it stands. */
export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/**
 * Finds the opening tags of blocks (`<Term id="goodput">`), as far as cross-checks need them: only string attributes.
 *
 * MDX itself is parsed when the site is built; this reads just enough to say in which file and line a name is wrong,
 * without a compiler in the catalog. Code blocks, code spans and comments are not looked into.
 */
export function findTags(text: string): Tag[] {
  const visible = blankOut(text);
  const tags: Tag[] = [];
  for (const match of visible.matchAll(/<([A-Z][A-Za-z]*)\b/g)) {
    const [opening, name = ''] = match;
    const end = endOfTag(visible, match.index + opening.length);
    if (end === undefined) continue;
    const inside = visible.slice(match.index + opening.length, end);
    const from = position(text, match.index);
    const to = position(text, end + 1);
    tags.push({
      name,
      attributes: stringAttributes(inside),
      line: from.line,
      column: from.column,
      endLine: to.line,
      endColumn: to.column,
    });
  }
  return tags;
}

/** Addresses inside the site that a Markdown link points to: `[words](/lessons/x)`. */
export function findLinks(text: string): { href: string; line: number; column: number }[] {
  return [...blankOut(text).matchAll(/\]\((\/[^)\s]*)\)/g)].map((match) => ({
    href: match[1] ?? '',
    ...position(text, match.index + 2),
  }));
}

/** The `>` that closes a tag opened before `from`, past quoted strings and `{…}`. */
function endOfTag(text: string, from: number): number | undefined {
  let depth = 0;
  let quote = '';
  for (let index = from; index < text.length; index += 1) {
    const char = text.charAt(index);
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'" || char === '`') quote = char;
    else if (char === '{') depth += 1;
    else if (char === '}') depth -= 1;
    else if (char === '>' && depth === 0) return index;
  }
  return undefined;
}

function stringAttributes(inside: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const match of inside.matchAll(/([a-zA-Z]+)=(?:"([^"]*)"|'([^']*)'|\{\s*['"]([^'"]*)['"]\s*\})/g)) {
    const [, name = '', doubleQuoted, singleQuoted, inBraces] = match;
    attributes[name] = doubleQuoted ?? singleQuoted ?? inBraces ?? '';
  }
  return attributes;
}

/** Replaces what is not prose by spaces of the same length, so that every position stays true. */
function blankOut(text: string): string {
  const spaces = (part: string): string => part.replace(/[^\n]/g, ' ');
  return text
    .replace(/^(```+|~~~+)[\s\S]*?^\1[^\n]*$/gm, spaces)
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, spaces)
    .replace(/`[^`\n]+`/g, spaces);
}

function position(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
