/** `12:03:05`, in the reader's own way of writing. */
export function clockTime(atMs: number): string {
  return new Date(atMs).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

/** The time today, the day and the time before that. */
export function moment(atMs: number, nowMs: number = Date.now()): string {
  const isToday = new Date(atMs).toDateString() === new Date(nowMs).toDateString();
  if (isToday) return clockTime(atMs);
  const day = new Date(atMs).toLocaleDateString(undefined, { day: 'numeric', month: 'short' });
  return `${day}, ${clockTime(atMs)}`;
}
