/** Where a reader is: the view and the bucket. */
interface Place {
  readonly view: ViewName;
  readonly bucket: number;
}

export type ViewName = 'component' | 'loop';

/** An address that opens this page with this figure in this state. */
export function linkTo(id: string, { view, bucket }: Place): string {
  return `?${new URLSearchParams({ views: id, view, bucket: String(bucket) }).toString()}#${id}`;
}

/** The state that the address holds for this figure, as far as it is one that the figure can have. */
export function readPlace(id: string, search: string, bucketCount: number): Place | undefined {
  const query = new URLSearchParams(search);
  const bucket = Number(query.get('bucket') ?? NaN);
  const view = query.get('view');
  if (query.get('views') !== id || !Number.isSafeInteger(bucket) || bucket < 0 || bucket >= bucketCount)
    return undefined;
  return view === 'component' || view === 'loop' ? { view, bucket } : undefined;
}
