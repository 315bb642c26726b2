/** A run that broke an invariant of the engine, on whatever thread: our fault. Carries what reproduces it. */
export class RunCrashed extends Error {
  override readonly name = 'RunCrashed';
  readonly seed: number;
  /** The command. */
  readonly reproduce: string;

  constructor(says: string, by: { seed: number; reproduce: string }, options?: ErrorOptions) {
    super(says, options);
    this.seed = by.seed;
    this.reproduce = by.reproduce;
  }
}

/** The command that makes one run with one seed, and nothing else. */
export function runCommand(word: string, guardsFile: string | undefined, seed: number): string {
  const guards = guardsFile === undefined ? '' : ` --guards ${quoted(guardsFile)}`;
  return `pnpm basin run ${quoted(word)}${guards} --seed ${seed}`;
}

function quoted(word: string): string {
  return /^[\w./@:+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
