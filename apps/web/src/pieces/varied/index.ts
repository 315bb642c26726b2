/** For the browser too. What checks against a system is behind `server.ts`. */
export { axisOf, inWords, perUnit, writtenIn, type Varied } from './varied.ts';
