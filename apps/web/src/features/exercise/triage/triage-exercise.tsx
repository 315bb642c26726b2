'use client';

import type { OpenTriage, Revealed, Telemetry } from '@basin/lab';
import { Tabs } from 'radix-ui';
import { useState } from 'react';
import { ExerciseFrame } from '../exercise-frame.tsx';
import { useExercise } from '../use-exercise.ts';
import { fetchJudgement } from './ask-server.ts';
import { OneDashboard } from './one-dashboard.tsx';
import { nothingSaid, readTriage, type Said, type TriageAnswer, withSaid } from './triage-answer.ts';
import styles from './triage.module.css';
import { useDeal } from './use-deal.ts';

/** Dashboards of runs that the server has made for this try, one at a time, and what is to be said of each. */
export function TriageExercise({ exercise }: { readonly exercise: OpenTriage }) {
  const [blank] = useState<TriageAnswer>(() => ({ said: nothingSaid(exercise) }));
  const [told, tell] = useState<{ readonly token: string; readonly revealed: readonly Revealed[] }>();
  const work = useExercise<TriageAnswer>({
    exercise,
    blank,
    read: readTriage,
    grade: async ({ token, said }, { signal }) => {
      if (token === undefined) return NOTHING_DEALT;
      const { verdict, revealed } = await fetchJudgement(exercise.slug, { token, said }, signal);
      if (revealed.length > 0) tell({ token, revealed });
      return verdict;
    },
  });
  const { answer, change, desk } = work;
  const deal = useDeal({
    slug: exercise.slug,
    token: answer.token,
    isAwake: desk.isAwake,
    onDealt: (token) => change({ token, said: nothingSaid(exercise) }),
  });
  const revealed = told?.token === answer.token ? told?.revealed : undefined;
  return (
    <ExerciseFrame work={work} nameOf={(part) => NAMES[part] ?? part}>
      <div className={styles.deal}>
        <button type="button" className="button" onClick={deal.deal} disabled={deal.isDealing}>
          {deal.dashboards === undefined ? `Deal ${exercise.count} dashboards` : `Deal ${exercise.count} new ones`}
        </button>
        <p role="status">
          {deal.isDealing ? 'The runs are being made, for you alone.' : (deal.says ?? progressOf(answer.said))}
        </p>
      </div>
      {deal.dashboards && (
        <Tabs.Root defaultValue="1" activationMode="manual">
          <Tabs.List className={styles.tabs} aria-label="Dashboards">
            {numbered(deal.dashboards).map(({ number, index }) => (
              <Tabs.Trigger key={number} value={number}>
                {number} <span className={styles.mark}>{markOf(answer.said[index], revealed?.[index])}</span>
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          {numbered(deal.dashboards).map(({ number, index, telemetry }) => (
            <Tabs.Content key={number} value={number}>
              <OneDashboard
                exercise={exercise}
                telemetry={telemetry}
                number={number}
                said={answer.said[index] ?? {}}
                revealed={revealed?.[index]}
                onSay={(more) => change(withSaid(answer, index, more))}
              />
            </Tabs.Content>
          ))}
        </Tabs.Root>
      )}
    </ExerciseFrame>
  );
}

function numbered(dashboards: readonly Telemetry[]) {
  return dashboards.map((telemetry, index) => ({ number: String(index + 1), index, telemetry }));
}

function progressOf(said: readonly Said[]): string {
  const done = said.filter(({ is, tell }) => is !== undefined && tell !== undefined).length;
  return `${done} of ${said.length} named, each with the panel that tells.`;
}

function markOf({ is, tell }: Said = {}, revealed: Revealed | undefined): string {
  if (revealed) return revealed.is === is && revealed.tells.includes(tell ?? '') ? 'right' : 'not so';
  if (is !== undefined && tell !== undefined) return 'said';
  return is === undefined && tell === undefined ? 'open' : 'half';
}

const NAMES: Readonly<Record<string, string>> = { named: 'Named', told: 'Named, with the panel that tells' };

const NOTHING_DEALT = {
  version: 1,
  status: 'invalid',
  parts: [],
  says: 'Nothing has been dealt yet. Deal dashboards, and say something of each.',
} as const;
