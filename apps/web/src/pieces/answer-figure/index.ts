export { AnswerFigure } from './answer-figure.tsx';
