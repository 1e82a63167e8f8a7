/** Pages within the one document. The browser's back button goes between them; choices stay as they are. */
import { page, pageIds } from './store.ts'
import type { PageId } from './store.ts'

/** How an address names a page: `#sammenlign` opens it with nothing else in the link. */
export const slugs: Readonly<Record<PageId, string>> = { overview: 'overblik', compare: 'sammenlign', status: 'status-2029', experiments: 'eksperimenter', life: 'livsforloeb', about: 'om-modellen', memo: 'notat', report: 'afproevning' }

/** The page a bare hash names. */
export function pageOf(hash: string): PageId | undefined {
  return pageIds.find((id) => `#${slugs[id]}` === hash)
}

/** Goes to a page. */
export function go(to: PageId): void {
  if (page.value === to) return
  history.pushState({ page: to }, '', location.href)
  show(to)
}

/** Replaces the address of the page shown. */
export function setAddress(hash: string): void {
  history.replaceState({ page: page.peek() }, '', hash || location.pathname + location.search)
}

/** Is the entry of history shown one of ours, whose hash need not be read again? */
export function isOwnEntry(): boolean {
  return typeof (history.state as { page?: unknown } | null)?.page === 'string'
}

/** Follows back and forward. */
export function followHistory(): void {
  window.addEventListener('popstate', (event) => {
    const to = (event.state as { page?: PageId } | null)?.page
    if (to && to !== page.peek()) show(to)
  })
}

let arriving = false

function show(to: PageId): void {
  arriving = true
  page.value = to
  scrollTo(0, 0)
}

/** Has one just come to a page? Its heading asks once, when it is there, and takes the focus. */
export function hasArrived(): boolean {
  const yes = arriving
  arriving = false
  return yes
}
