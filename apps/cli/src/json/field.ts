/** One field of what `--json` prints. */
export interface Field {
  /** `servers.<name>.durations.wait.p99`; `<name>` stands for each name, `[]` for each element. */
  readonly path: string;
  /** What kind of value it is, with its unit where it has one. */
  readonly holds: string;
  readonly describe: string;
}

export const field = (path: string, holds: string, describe: string): Field => ({ path, holds, describe });
