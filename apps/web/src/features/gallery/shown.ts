import type { ReactNode } from 'react';

/** One picture in one of its states. */
export interface Shown {
  /** The picture and, after a comma, its state: unlike all others. */
  readonly name: string;
  readonly picture: ReactNode;
}
