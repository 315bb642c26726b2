/** A row of `Calls`: one thing a caller wants done, however many attempts that takes. */
export type Call = number;

/** A row of `Attempts`: one try of a call, as the network and the server see it. */
export type Attempt = number;
