/** A mistake in what somebody wrote: where it is, what is wrong, what to write instead. Data, never thrown. */
export interface EngineDiagnostic {
  /** Which of the documents it is in. */
  readonly source: 'scenario' | 'guards' | 'actions';
  /** The keys that lead there from the top. */
  readonly path: readonly (string | number)[];
  readonly says: string;
  readonly instead: string;
}

/** Collects the diagnostics of one document. */
export class Findings {
  readonly all: EngineDiagnostic[] = [];

  add(source: EngineDiagnostic['source'], path: readonly (string | number)[], [says, instead]: [string, string]): void {
    this.all.push({ source, path, says, instead });
  }
}

/** `a`, `b` or `c`. */
export function oneOf(names: readonly string[]): string {
  if (names.length === 0) return 'one that exists (there is none yet)';
  const quoted = names.map((name) => `\`${name}\``);
  return quoted.length === 1 ? quoted[0]! : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)!}`;
}
