/** The quantiles of every duration, in percent. */
export const SHARES = [50, 90, 99] as const;

export const SHARE_TEXTS: Readonly<Record<(typeof SHARES)[number], string>> = {
  50: 'Half took no longer; to within 1 %, like all quantiles.',
  90: 'Nine in ten took no longer.',
  99: 'All but one in a hundred took no longer.',
};
