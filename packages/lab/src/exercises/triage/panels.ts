/** What a dashboard consists of, in its order: each may be named as the one that tells. */
export const panels = [
  { id: 'calls', says: 'Calls offered and good' },
  { id: 'curve', says: 'Goodput over offered load' },
  { id: 'attempts', says: 'Attempts of callers' },
  { id: 'latency', says: 'Latency' },
  { id: 'busy', says: 'Workers at work, part by part' },
  { id: 'failing', says: 'Attempts that fail, part by part' },
  { id: 'origin', says: 'What reaches the origin' },
  { id: 'hits', says: 'Cache hit ratio' },
  { id: 'waiting', says: 'Waiting in queues' },
] as const;

export type PanelId = (typeof panels)[number]['id'];
