import { NARROW } from './use-views.ts';

/** Ids of what is gone to. There is one lab to a page. */
export const PLACES = { brief: 'lab-brief', hints: 'lab-hints', chart: 'lab-chart', result: 'lab-result' } as const;

/** To the top of its column, or of the screen where the column is the page. The page itself stays where it is otherwise. */
export function bringChartUp(): void {
  const chart = document.getElementById(PLACES.chart);
  chart?.parentElement?.scrollTo({ top: 0 });
  if (matchMedia(NARROW).matches) chart?.scrollIntoView({ block: 'start' });
}

/** When what was just asked to be shown is there. */
export function afterPaint(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act));
}

export function focusHeading(root: HTMLElement | null, title: string): void {
  const headings = [...(root?.querySelectorAll<HTMLElement>('h1, h2, h3, h4') ?? [])];
  const found = headings.find((each) => each.textContent?.trim() === title) ?? headings[0];
  if (found === undefined) return;
  found.tabIndex = -1;
  found.scrollIntoView({ block: 'start' });
  found.focus({ preventScroll: true });
}
