import type { DoorGate, Station, TriageGate } from '../../sites.ts';
import type { Attempt } from '../../traffic/rows.ts';

/** What a server asks its guards and tells them, and how their answers combine. */

/** Whether everybody at the door lets an attempt in. */
export function isAdmitted(door: readonly DoorGate[], attempt: Attempt, station: Station): boolean {
  for (let i = 0; i < door.length; i++) if (!door[i]!.admits(attempt, station)) return false;
  return true;
}

export function tellRefused(door: readonly DoorGate[], attempt: Attempt): void {
  for (let i = 0; i < door.length; i++) door[i]!.onRefused?.(attempt);
}

/** The gate that does not keep an attempt whose turn has come; null: it is to be worked on. */
export function dropperOf(triage: readonly TriageGate[], attempt: Attempt, waitedUs: number): TriageGate | null {
  for (let i = 0; i < triage.length; i++) if (!triage[i]!.keeps(attempt, waitedUs)) return triage[i]!;
  return null;
}
