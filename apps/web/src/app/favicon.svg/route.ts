import { faviconSvg } from '@basin/viz';

export const dynamic = 'force-static';

/** The mark, drawn by the same lines as on the page. */
export function GET() {
  return new Response(faviconSvg, { headers: { 'Content-Type': 'image/svg+xml' } });
}
