/** For a frame that may be wider than the page and holds nothing to stop at: the keyboard scrolls it, too. */
export function scrolled(title: string) {
  return { role: 'group', 'aria-label': `${title}, in a frame that scrolls`, tabIndex: 0 } as const;
}
