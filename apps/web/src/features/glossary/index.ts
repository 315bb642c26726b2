export { Glossary } from './glossary.tsx';
