// Who reacted with one emoji, as far as it was asked for: the server tells them page by page, by their ids.
import type { Id } from "../api/types";

export const REACTORS_PAGE = 50;
export type Reactors = { ids: readonly Id[]; hasMore: boolean };

/** Everybody once: somebody may have reacted anew between two pages. */
export function withPage(had: Reactors | null, page: readonly Id[]): Reactors {
  return { ids: [...new Set([...(had?.ids ?? []), ...page])], hasMore: page.length === REACTORS_PAGE };
}

/** What the next page follows. */
export const lastOf = (of: Reactors | null): Id | undefined => of?.ids.at(-1);
export const without = (of: Reactors, id: Id): Reactors => ({ ...of, ids: of.ids.filter((one) => one !== id) });
