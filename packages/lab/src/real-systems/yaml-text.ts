import { Document, stringify } from 'yaml';

/** A value as YAML below lines of comment. */
export function yamlText(comment: readonly string[], value: unknown): string {
  const document = new Document(value);
  document.commentBefore = comment.map((line) => ` ${line}`.trimEnd()).join('\n');
  return document.toString(LAYOUT);
}

/** Several documents of one file. */
export function yamlTexts(comment: readonly string[], values: readonly unknown[]): string {
  const [first, ...others] = values;
  return [yamlText(comment, first), ...others.map((each) => stringify(each, LAYOUT))].join('---\n');
}

const LAYOUT = { lineWidth: 0, singleQuote: true } as const;
