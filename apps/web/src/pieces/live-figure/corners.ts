import { writeSetting, type Control, type Settings } from './settings.ts';

/**
 * The settings with every control at either end, in every combination. The worker runs what it is sent without checking
 * it, so what a reader can set is checked when the page is made; what holds at the ends is taken to hold in between.
 */
export function cornersOf(settings: Settings, controls: readonly Control[]): readonly Settings[] {
  return controls.reduce<readonly Settings[]>(
    (corners, control) =>
      corners.flatMap((each) => [control.from, control.to].map((value) => writeSetting(each, control, value))),
    [settings],
  );
}
