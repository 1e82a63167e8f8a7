import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { hasArrived } from '../state/route.ts'

/** The heading of a page; it takes the focus when one comes to the page, so that a reader hears where they are. */
export function PageHeading({ text, children }: { readonly text: string; readonly children?: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    if (hasArrived()) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <header class="page-heading">
      <h2 id="page-heading" ref={heading} tabIndex={-1}>
        {text}
      </h2>
      {children}
    </header>
  )
}
