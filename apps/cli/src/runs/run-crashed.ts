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

/** What a run is made of besides a scenario and a seed, as it was asked for. */
export interface Asked {
  readonly guards?: string;
  readonly change?: readonly string[];
  readonly load?: string;
  readonly actions?: string;
}

/** The command that makes one run with one seed, and nothing else. */
export function runCommand(word: string, asked: Asked, seed: number): string {
  const files = (['guards', 'load', 'actions'] as const).map((key) => {
    const file = asked[key];
    return file === undefined ? '' : ` --${key} ${quoted(file)}`;
  });
  const changes = (asked.change ?? []).map((each) => ` --change ${quoted(each)}`);
  return `pnpm basin run ${quoted(word)}${files.join('')} --seed ${seed}${changes.join('')}`;
}

export function quoted(word: string): string {
  return /^[\w./@:+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
