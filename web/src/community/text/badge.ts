// The icon in the tab with how often one is called.

const PLAIN = "/favicon.svg";
/** static/favicon.svg's own shape. */
const MARK =
  "M7.5 27.2V13.6a9 9 0 0 1 9-9h.2a9 9 0 0 1 0 18h-3.4a1 1 0 0 0-.7.3l-4.25 4.75a.5.5 0 0 1-.85-.45ZM16.6 9.1a4.5 4.5 0 1 0 0 9h3.9a.6.6 0 0 0 .6-.6v-3.9a4.5 4.5 0 0 0-4.5-4.5Z";

/** An address for the icon: the plain one, or one drawn with the count in marigold. */
export function iconWith(calls: number): string {
  if (calls === 0) return PLAIN;
  const text = calls > 9 ? "9+" : String(calls);
  const badge = `<circle cx="22" cy="22" r="10" fill="#F0A52E"/><text x="22" y="26.5" text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="${text.length > 1 ? 11 : 13}" fill="#2A1B00">${text}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7.5" fill="#0E7C7B"/><path fill="#FDFBF7" fill-rule="evenodd" d="${MARK}"/>${badge}</svg>`;
  return "data:image/svg+xml," + encodeURIComponent(svg);
}
