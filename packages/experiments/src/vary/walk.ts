/**
 * One step down a parsed scenario, by the word that people write.
 *
 * Parsing gives a few settings another shape: `arrivals: { poisson: 50/s }` becomes a law with its number, `rate` becomes
 * `perSecond`. Here, and nowhere else, the written word finds its way to the parsed place: a node with a `law` is
 * entered by the law's name, and `rate` stands for `perSecond`.
 */
export interface Step {
  /** Keys from the node to where the word leads; none if it leads to the node itself. */
  readonly keys: readonly string[];
  /** The word as we write it. */
  readonly written: string;
}

export function stepInto(node: unknown, word: string): Step | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  const law = lawOf(node);
  if (law !== undefined) {
    const number = numbersOf(node);
    if (word === law || ((word === 'rate' || word === number[0]) && number.length === 1))
      return { keys: number.length === 1 ? number : [], written: law };
  }
  if (word === 'rate' && has(node, 'perSecond')) return { keys: ['perSecond'], written: 'rate' };
  if (word === 'perSecond' && has(node, word)) return { keys: [word], written: 'rate' };
  return has(node, word) && word !== 'law' ? { keys: [word], written: word } : undefined;
}

/** The words that lead on from a node. */
export function wordsAt(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const law = lawOf(node);
  const words = Object.keys(node).filter((key) => has(node, key));
  if (law !== undefined && numbersOf(node).length === 1) return [law];
  return words.filter((key) => key !== 'law').map((key) => (key === 'perSecond' ? 'rate' : key));
}

export function childOf(node: unknown, key: string): unknown {
  return (node as Readonly<Record<string, unknown>>)[key];
}

function lawOf(node: object): string | undefined {
  const law = childOf(node, 'law');
  return typeof law === 'string' ? law : undefined;
}

function numbersOf(node: object): string[] {
  return Object.keys(node).filter((key) => typeof childOf(node, key) === 'number');
}

function has(node: object, key: string): boolean {
  return Object.hasOwn(node, key) && childOf(node, key) !== undefined && !(Array.isArray(node) && key === 'length');
}
