/**
 * Reads source as text: enough of a tokenizer to tell code from comments, strings and regular expressions. TypeScript 7 has no
 * compiler API in JavaScript, and the rules of this house need no more than this.
 */

/** Source with every comment, and the inside of every string, template and regular expression, replaced by spaces; lines stay lines. */
export function codeOnly(text: string): string {
  return blank(text, true)
}

/** Source with every comment replaced by spaces; strings stay. */
export function withoutComments(text: string): string {
  return blank(text, false)
}

/** One import or re-export of another module. */
export interface Import {
  /** What stands between the quotes. */
  readonly from: string
  /** Disappears when types are removed. */
  readonly typeOnly: boolean
  readonly line: number
}

/** Imports of a module: static, for side effects, re-exports, dynamic with a plain string, and workers by `new URL(…, import.meta.url)`. */
export function importsOf(text: string): Import[] {
  const source = withoutComments(text)
  const found: Import[] = []
  const add = (index: number, from: string, typeOnly: boolean) => found.push({ from, typeOnly, line: source.slice(0, index).split('\n').length })
  for (const match of source.matchAll(/^[ \t]*(?:import|export)\b\s*(type\b(?!\s*from\b))?([^'"`;=()]*?)\bfrom\s*(['"])([^'"\n]+)\3/gm)) {
    const names = /\{([^}]*)\}/.exec(match[2]!)
    const onlyTypes = names !== null && match[2]!.trim().startsWith('{') && names[1]!.split(',').every((name) => name.trim() === '' || name.trim().startsWith('type '))
    add(match.index, match[4]!, match[1] !== undefined || onlyTypes)
  }
  for (const match of source.matchAll(/^[ \t]*import\s*(['"])([^'"\n]+)\1/gm)) add(match.index, match[2]!, false)
  for (const match of source.matchAll(/\bimport\s*\(\s*(['"])([^'"\n]+)\1\s*\)/g)) add(match.index, match[2]!, /typeof\s*$/.test(source.slice(0, match.index)))
  for (const match of source.matchAll(/\bnew\s+URL\s*\(\s*(['"])([^'"\n]+)\1\s*,\s*import\.meta\.url/g)) add(match.index, match[2]!, false)
  return found
}

/** Exported declarations, and whether a doc comment stands right before each. */
export function exportsOf(text: string): { name: string; line: number; documented: boolean }[] {
  const found: { name: string; line: number; documented: boolean }[] = []
  const code = codeOnly(text)
  const declaration = /^export\s+(?:declare\s+)?(?:default\s+)?(?:abstract\s+)?(?:async\s+)?(?:const|let|function\*?|class|interface|type|enum)\s+([\w$]+)/gm
  for (const match of code.matchAll(declaration)) {
    const before = text.slice(0, match.index).trimEnd()
    // Later overloads of a function share the comment of the first.
    const overload = found.at(-1)?.name === match[1]
    found.push({ name: match[1]!, line: code.slice(0, match.index).split('\n').length, documented: overload || before.endsWith('*/') })
  }
  return found
}

// Before these a slash begins a regular expression; after a value it divides.
const beforeRegex = /(?:^|[(,=:[!&|?{};+\-*/%~^<>]|\b(?:return|typeof|case|in|of|do|else|yield|await|void|delete|throw|new))$/

function blank(text: string, strings: boolean): string {
  let out = ''
  let i = 0
  // Depths of open braces at which a template expression ends.
  const templates: number[] = []
  let depth = 0
  const hide = (piece: string) => piece.replace(/[^\n]/g, ' ')
  const skipString = (quote: string) => {
    const start = i++
    while (i < text.length && text[i] !== quote && text[i] !== '\n') i += text[i] === '\\' ? 2 : 1
    i++
    emitLiteral(text.slice(start, i))
  }
  const emitLiteral = (piece: string) => (out += strings && piece.length > 1 ? piece[0] + hide(piece.slice(1, -1)) + piece.at(-1) : piece)
  const skipTemplate = () => {
    const start = i
    while (i < text.length && text[i] !== '`' && !(text[i] === '$' && text[i + 1] === '{')) i += text[i] === '\\' ? 2 : 1
    const piece = text.slice(start, i)
    out += strings ? hide(piece) : piece
    if (text[i] === '`') out += text[i++]
    else if (i < text.length) {
      out += '${'
      i += 2
      templates.push(depth++)
    }
  }
  while (i < text.length) {
    const c = text[i]!
    if (c === '/' && text[i + 1] === '/') {
      const end = text.indexOf('\n', i)
      const piece = text.slice(i, end < 0 ? text.length : end)
      out += hide(piece)
      i += piece.length
    } else if (c === '/' && text[i + 1] === '*') {
      const end = text.indexOf('*/', i + 2)
      const piece = text.slice(i, end < 0 ? text.length : end + 2)
      out += hide(piece)
      i += piece.length
    } else if (c === '"' || c === "'") skipString(c)
    else if (c === '`') {
      out += c
      i++
      skipTemplate()
    } else if (c === '/' && beforeRegex.test(out.slice(-200).trimEnd())) {
      const start = i++
      let inClass = false
      while (i < text.length && text[i] !== '\n' && (inClass || text[i] !== '/')) {
        if (text[i] === '[') inClass = true
        else if (text[i] === ']') inClass = false
        i += text[i] === '\\' ? 2 : 1
      }
      i++
      emitLiteral(text.slice(start, i))
    } else if (c === '}' && templates.length > 0 && depth - 1 === templates.at(-1)) {
      templates.pop()
      depth--
      out += c
      i++
      skipTemplate()
    } else {
      if (c === '{') depth++
      else if (c === '}') depth--
      out += c
      i++
    }
  }
  return out
}
