export { ExercisePage } from './exercise-page.tsx';
export { dealAnswer, judgeAnswer } from './triage/deal-answers.ts';
