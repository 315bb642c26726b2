export { LessonPage, loadLesson } from './lesson-page.tsx';
