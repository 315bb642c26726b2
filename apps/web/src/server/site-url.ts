/** Where this copy of the course lives, for addresses that must be absolute. */
export const siteUrl = new URL(process.env['SITE_URL'] ?? 'http://localhost:3000');
