/** A mapping of a configuration file, while it is being written. */
export type Tree = Record<string, unknown>;
