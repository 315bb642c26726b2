/** Where a guard stands, in words. */
export function placeWords(place: string): string {
  if (place === '') return 'of the system';
  return place.includes(' -> ') ? `on ${place}` : `at ${place}`;
}
