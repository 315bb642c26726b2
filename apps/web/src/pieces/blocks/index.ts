/** What a lesson or a brief may use beside Markdown. Listed, with their properties, in `apps/web/README.md`. */
export { Aside, Incident, OnMonday, Recap } from './asides.tsx';
export { Check, Option } from './check.tsx';
export { Formula } from './formula.tsx';
export { Hint, Task } from './lab-text.tsx';
export { LabLink, LessonLink } from './links.tsx';
