export { PlaygroundPage } from './playground-page.tsx';
export { startAnswer, startIds } from './start-answers.ts';
