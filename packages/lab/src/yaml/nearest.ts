/** The candidate that a misspelt word most likely meant, if one is near enough to be worth naming. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    const distance = editDistance(plain(word), plain(candidate));
    if (distance >= bestDistance) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best !== undefined && bestDistance <= Math.max(1, Math.floor(best.length / 3)) ? best : undefined;
}

/** `a`, `a or b`, `a, b or c`. */
export function listed(words: readonly string[], joint: 'or' | 'and' = 'or'): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
}

/** `timeout`, quoted as code and cut where it would flood a sentence. */
export function quoted(word: string): string {
  const oneLine = word.replace(/\s+/g, ' ');
  return `\`${oneLine.length > LONGEST_QUOTE ? `${oneLine.slice(0, LONGEST_QUOTE)}…` : oneLine}\``;
}

/** "Did you mean `retry`? " where a candidate is near, then the list of what is allowed. */
export function suggestion(word: string, allowed: readonly string[]): string {
  if (allowed.length === 0) return 'Remove it: nothing can be set here.';
  const near = nearest(word, allowed);
  const all = `${allowed.length === 1 ? 'Allowed here is' : 'Allowed here are'} ${listed(allowed.map(quoted), 'and')}.`;
  return near === undefined ? all : `Did you mean ${quoted(near)}? ${all}`;
}

/** Case, spaces, dashes and underscores do not make another word. */
function plain(word: string): string {
  return word
    .slice(0, LONGEST_QUOTE)
    .toLowerCase()
    .replace(/[\s_-]/g, '');
}

/** Levenshtein's: the fewest insertions, deletions and replacements from one word to the other. */
function editDistance(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const letter of from) {
    let [diagonal = 0] = above;
    let left = diagonal + 1;
    above = above.map((up, index) => {
      if (index === 0) return left;
      const replaced = diagonal + (to[index - 1] === letter ? 0 : 1);
      diagonal = up;
      left = Math.min(replaced, up + 1, left + 1);
      return left;
    });
  }
  return above.at(-1) ?? 0;
}

const LONGEST_QUOTE = 60;
