export { DAMAGED, packed, unpacked } from './packed-text.ts';
export { ShareButton } from './share-button.tsx';
