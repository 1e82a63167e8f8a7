/**
 * A document with its blocks replaced; a block stands between `<!-- name:begin -->` and `<!-- name:end -->`, and the text around it stays.
 * @throws Error naming every block whose markers are missing.
 */
export function withBlocks(name: string, document: string, blocks: Readonly<Record<string, string>>): string {
  const place = (id: string) => new RegExp(`<!-- ${id}:begin -->[\\s\\S]*?<!-- ${id}:end -->`)
  const missing = Object.keys(blocks).filter((id) => !place(id).test(document))
  if (missing.length > 0) throw new Error(missing.map((id) => `${name}: expected the markers <!-- ${id}:begin --> and <!-- ${id}:end -->, got none. Put them where the block belongs.`).join('\n'))
  return Object.entries(blocks).reduce((text, [id, body]) => text.replace(place(id), () => `<!-- ${id}:begin -->\n${body}\n<!-- ${id}:end -->`), document)
}
