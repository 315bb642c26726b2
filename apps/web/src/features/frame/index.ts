export { Footer } from './footer.tsx';
export { Header } from './header.tsx';
export { SkipLink } from './skip-link.tsx';
export { themeScript } from './theme-script.ts';
