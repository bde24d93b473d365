import { Fault, type FaultCode } from '../../model/fault.ts'
import type { AsJson } from '../value-readers.ts'
import { createJsonText } from './json-text.ts'
import { createMarkupDocument } from './markup-document.ts'
import { deliverPlist } from './plist-binary.ts'
import { createXmlParser, type XmlHandler } from './xml-elements.ts'

export { powerShellToJson } from './power-shell-objects.ts'
export { tableToJson } from './table-in-text.ts'

/** What is inside values, as the JSON that it stands for. Loaded by `loadValueReaders`. */

/** Elements that pages and formatted texts begin with: such a value is a text. */
const ofPages: ReadonlySet<string> = new Set(
  (
    'html head body title style script link meta div span p a b i u s em strong small big br hr ul ol li dl dt dd table thead ' +
    'tbody tr td th h1 h2 h3 h4 h5 h6 font img pre code blockquote center section article form input button label svg sub sup'
  ).split(' '),
)

/** Faults of what only looks like a document. */
const ofTexts: ReadonlySet<FaultCode> = new Set(['XML_SYNTAX'])

/** The JSON of a text in XML. One that ends too soon, behind a whole element at least, gives JSON that does so, too. */
export function xmlToJson(text: string): AsJson {
  const json = createJsonText()
  const counted = countElements(createMarkupDocument(json).handler)
  const parser = createXmlParser(counted.handler, { start: 0, encoding: 'utf-8' })
  try {
    parser.add(text)
  } catch (error) {
    return unread(error)
  }
  try {
    parser.end()
    return json.text()
  } catch (error) {
    return counted.closed() === 0 || !isOfText(error) ? unread(error) : cutOff(counted)
  }

  function cutOff({ open, handler }: Counted): AsJson {
    try {
      for (let left = open(); left > 0; left--) handler.onClose()
      return json.text().slice(0, -1)
    } catch (error) {
      return unread(error)
    }
  }
}

/** The JSON of a binary property list. */
export function plistToJson(bytes: Uint8Array): AsJson {
  const json = createJsonText()
  try {
    deliverPlist(bytes, json)
    return json.text()
  } catch (error) {
    return unread(error)
  }
}

function unread(error: unknown): AsJson {
  if (!(error instanceof Fault)) throw error
  return isOfText(error) ? null : 'unread'
}

function isOfText(error: unknown): boolean {
  return error instanceof Fault && ofTexts.has(error.code)
}

interface Counted {
  readonly handler: XmlHandler
  /** Elements that are open, and that have been closed. */
  open(): number
  closed(): number
}

/** Counts elements, and refuses those of pages. */
function countElements(handler: XmlHandler): Counted {
  let open = 0
  let closed = 0
  return {
    open: () => open,
    closed: () => closed,
    handler: {
      onOpen: (name, at) => {
        if (open === 0 && ofPages.has(name.toLowerCase())) throw new Fault('XML_SYNTAX', 'expected no page')
        open++
        handler.onOpen(name, at)
      },
      onAttribute: (name, value) => handler.onAttribute(name, value),
      onText: text => handler.onText(text),
      onClose: () => {
        open--
        closed++
        handler.onClose()
      },
    },
  }
}
