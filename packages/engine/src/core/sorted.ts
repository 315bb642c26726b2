/** Where in the first `count` of ascending numbers the first one stands that is larger than a value; `count` if none is. */
export function placeAbove(ascending: Int32Array, count: number, value: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
