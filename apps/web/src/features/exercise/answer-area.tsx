'use client';

import type { OpenExercise } from '@basin/lab';
import dynamic from 'next/dynamic';

// A page fetches the code of its own kind only.
const LedgerExercise = dynamic(async () => (await import('./ledger/ledger-exercise.tsx')).LedgerExercise);
const MapExercise = dynamic(async () => (await import('./map/map-exercise.tsx')).MapExercise);
const PredictionAnswer = dynamic(async () => (await import('./prediction/prediction-answer.tsx')).PredictionAnswer);
const ReviewExercise = dynamic(async () => (await import('./review/review-exercise.tsx')).ReviewExercise);
const StatementExercise = dynamic(async () => (await import('./statement/statement-exercise.tsx')).StatementExercise);
const TriageExercise = dynamic(async () => (await import('./triage/triage-exercise.tsx')).TriageExercise);

/** A drill is no form to fill in: it has a room of its own. */
export type ExerciseInFrame = Exclude<OpenExercise, { readonly kind: 'drill' }>;

/** Where an exercise is answered: each kind in its own way, all in the same frame (`exercise-frame.tsx`). */
export function AnswerArea({ exercise }: { readonly exercise: ExerciseInFrame }) {
  switch (exercise.kind) {
    case 'ledger':
      return <LedgerExercise exercise={exercise} />;
    case 'map':
      return <MapExercise exercise={exercise} />;
    case 'prediction':
      return <PredictionAnswer exercise={exercise} />;
    case 'review':
      return <ReviewExercise exercise={exercise} />;
    case 'statement':
      return <StatementExercise exercise={exercise} />;
    case 'triage':
      return <TriageExercise exercise={exercise} />;
  }
}
