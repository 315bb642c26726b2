import { BALL_RADIUS, ballAt, groundPath } from './landscape.ts';

/** The mark as a file of its own, for browsers' tabs: it knows no theme file, so it carries its two sets of colours. */
export const faviconSvg: string = [
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">',
  '<style>',
  'path{fill:#231e18}circle{fill:#8a3b12}',
  '@media (prefers-color-scheme:dark){path{fill:#efe6d8}circle{fill:#f0a273}}',
  '</style>',
  `<path d="${groundPath()}"/>`,
  `<circle cx="${ballAt(0).x}" cy="${ballAt(0).y}" r="${BALL_RADIUS}"/>`,
  '</svg>',
].join('');
