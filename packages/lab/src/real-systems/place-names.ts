/** Names of components and arrows, in the forms that files, resources and code demand. */

/** `users -> checkout` as `users-to-checkout`: what DNS and Kubernetes take for a name. */
export const dashed = (place: string): string => words(place).join('-');

/** `usersToCheckout`: an identifier. A number at the beginning of a word keeps its distance: `x-1` and `x1` are two. */
export const camel = (place: string): string =>
  words(place)
    .map((word, index) => (index === 0 ? word : /^\d/.test(word) ? `_${word}` : capital(word)))
    .join('');

/** `UsersToCheckout`: an identifier of a class. */
export const pascal = (place: string): string => capital(camel(place));

export function endsOf(arrow: string): { readonly from: string; readonly to: string } {
  const [from = '', to = ''] = arrow.split(' -> ');
  return { from, to };
}

const words = (place: string): string[] =>
  place
    .replace(' -> ', ' to ')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
