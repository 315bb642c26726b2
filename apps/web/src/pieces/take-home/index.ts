export { DownloadButton } from './download-button.tsx';
export { GuardsForSystems } from './guards-for-systems.tsx';
export { placeWords } from './place-words.ts';
