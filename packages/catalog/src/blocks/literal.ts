import type { Complaint, Placed, Stretch } from '@basin/lab';

interface ReadLiteral {
  readonly value: unknown;
  readonly placed: Placed;
  /** The offset behind it. */
  readonly end: number;
}

/**
 * Reads a value that is written out, as it may stand between the braces of a block's property: text, numbers, `true`,
 * `false`, lists and maps of these.
 *
 * What would have to be computed (names, sums, calls, templates with holes) is refused: a text is read by people who do
 * not program, and checked without running it. The places of all parts are kept for whoever finds one of them wrong.
 */
export function readLiteral(text: string, from: number): ReadLiteral | Complaint {
  const reader = new Reader(text, from);
  const read = reader.value();
  return read === undefined ? reader.complaint() : { ...read, end: reader.at };
}

/** The offset behind spaces and comments. */
export function skipSpace(text: string, from: number): number {
  SPACE.lastIndex = from;
  return from + (SPACE.exec(text)?.[0].length ?? 0);
}

type Read = Omit<ReadLiteral, 'end'>;

/** Stops at the first thing that it cannot read; from then on everything is undefined. */
class Reader {
  at: number;
  private readonly text: string;
  private failure: Complaint | undefined;

  constructor(text: string, from: number) {
    this.text = text;
    this.at = skipSpace(text, from);
  }

  complaint(): Complaint {
    return this.failure ?? this.refused(this.at);
  }

  value(): Read | undefined {
    switch (this.text.charAt(this.at)) {
      case '[':
        return this.list();
      case '{':
        return this.map();
      case '"':
      case "'":
      case '`':
        return this.string();
      default:
        return this.word();
    }
  }

  private list(): Read | undefined {
    const from = this.at;
    const values: unknown[] = [];
    const children = new Map<number, Placed>();
    for (this.enter(); this.text.charAt(this.at) !== ']'; this.separate(']')) {
      const item = this.value();
      if (item === undefined) return undefined;
      children.set(values.length, item.placed);
      values.push(item.value);
    }
    return this.collection(from, values, children);
  }

  private map(): Read | undefined {
    const from = this.at;
    const values: Record<string, unknown> = {};
    const children = new Map<string, Placed>();
    for (this.enter(); this.text.charAt(this.at) !== '}'; this.separate('}')) {
      const keyFrom = this.at;
      const name = this.key();
      const key: Stretch = [keyFrom, this.at];
      this.at = skipSpace(this.text, this.at);
      if (name === undefined || this.text.charAt(this.at) !== ':') return this.fail(keyFrom, 'Write `name: value`.');
      if (children.has(name)) return this.fail(keyFrom, 'Keep one of the two: this name is written twice.');
      if (name in Object.prototype) return this.fail(keyFrom, 'Choose another name: this one cannot be used.');
      this.at = skipSpace(this.text, this.at + 1);
      const item = this.value();
      if (item === undefined) return undefined;
      children.set(name, { ...item.placed, key });
      values[name] = item.value;
    }
    return this.collection(from, values, children);
  }

  private key(): string | undefined {
    if (/["']/.test(this.text.charAt(this.at))) return this.string()?.value as string | undefined;
    return this.take(NAME);
  }

  private string(): Read | undefined {
    const from = this.at;
    const quote = this.text.charAt(from);
    let value = '';
    for (this.at += 1; this.text.charAt(this.at) !== quote; this.at += 1) {
      const char = this.text.charAt(this.at);
      const isOpen = char === '' || (char === '\n' && quote !== '`');
      if (isOpen) return this.fail(from, 'Close the quotes on the same line.');
      if (quote === '`' && this.text.startsWith('${', this.at)) return this.fail(this.at, WRITE_OUT);
      value += char === '\\' ? this.escaped() : char;
    }
    this.at += 1;
    return this.scalar(from, value);
  }

  /** `\n`, `\t`, `\u202f`; any other character stands for itself. */
  private escaped(): string {
    this.at += 1;
    const char = this.text.charAt(this.at);
    const code = /^u([0-9a-fA-F]{4})/.exec(this.text.slice(this.at, this.at + 5))?.[1];
    if (code !== undefined) this.at += 4;
    return code === undefined ? (ESCAPES[char] ?? char) : String.fromCharCode(Number.parseInt(code, 16));
  }

  private word(): Read | undefined {
    const from = this.at;
    const number = this.take(NUMBER);
    if (number !== undefined && !/[\w$.]/.test(this.text.charAt(this.at)))
      return this.scalar(from, Number(number.replaceAll('_', '')));
    const name = number === undefined ? this.take(NAME) : undefined;
    if (name !== undefined && Object.hasOwn(WORDS, name)) return this.scalar(from, WORDS[name]);
    return this.fail(from, WRITE_OUT);
  }

  /** Past the bracket that opens a list or a map. */
  private enter(): void {
    this.at = skipSpace(this.text, this.at + 1);
  }

  /** Past the comma between two items; what else stands there is read, and refused, as an item of its own. */
  private separate(close: string): void {
    this.at = skipSpace(this.text, this.at);
    const char = this.text.charAt(this.at);
    if (char === ',') this.at = skipSpace(this.text, this.at + 1);
    else if (char !== close) this.fail(this.at, 'Write a comma between two items, and close every bracket.');
    if (this.failure) this.at = this.text.length;
  }

  private collection(from: number, value: unknown, children: ReadonlyMap<string | number, Placed>): Read | undefined {
    if (this.failure) return undefined;
    this.at += 1;
    return { value, placed: { value: [from, this.at], isCollection: true, children } };
  }

  private scalar(from: number, value: unknown): Read {
    return { value, placed: { value: [from, this.at], isCollection: false, children: new Map() } };
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const taken = pattern.exec(this.text)?.[0];
    this.at += taken?.length ?? 0;
    return taken;
  }

  private fail(at: number, instead: string): undefined {
    this.failure ??= { ...this.refused(at), instead };
    return undefined;
  }

  private refused(at: number): Complaint {
    const line = this.text.slice(at, at + 30).split('\n')[0] ?? '';
    return { at: [at, at + 1], says: `\`${line}\` cannot be read as a value.`, instead: WRITE_OUT };
  }
}

const SPACE = /(?:\s|\/\*[\s\S]*?\*\/|\/\/[^\n]*)*/y;
const NAME = /[A-Za-z_$][\w$]*/y;
const NUMBER = /[-+]?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][-+]?\d+)?/y;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
const WORDS: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };
const WRITE_OUT = 'Write the value itself: text in quotes, a number, true or false, a [list] or a { map: of them }.';
