/** What it takes to ask for another run than the one a page came with: comes when it is asked for, not with the page. */
import type { Choice, Figure } from './figure.ts';
import { writeSetting, type Settings } from './settings.ts';

export { triggerWindows } from '@/pieces/trigger-windows/index.ts';
export { isDone } from './conditions.ts';

/** The system as the reader has set it. */
export function settingsOf(figure: Figure, { values }: Choice): Settings {
  return figure.controls.reduce<Settings>(
    (settings, control, index) => writeSetting(settings, control, values[index] ?? control.from),
    { scenario: figure.scenario, guards: figure.guards },
  );
}
