import type { PlacedHandler } from './placed-handler.ts'
import { createPlistDocument } from './plist-xml.ts'
import { createXmlDocument } from './xml-document.ts'
import type { XmlHandler } from './xml-elements.ts'

/** Where the parts of an XML text go. */
export interface MarkupDocument {
  readonly handler: XmlHandler
  /** What it turned out to be. */
  format(): 'xml' | 'plist'
}

/** Delivers an XML document as the JSON that it stands for: its outermost element tells whether it is a property list. */
export function createMarkupDocument(handler: PlacedHandler): MarkupDocument {
  let chosen: XmlHandler | null = null
  let isPlist = false
  return {
    format: () => (isPlist ? 'plist' : 'xml'),
    handler: {
      onOpen: (name, at) => {
        if (chosen === null) {
          isPlist = name === 'plist'
          chosen = isPlist ? createPlistDocument(handler) : createXmlDocument(handler)
        }
        chosen.onOpen(name, at)
      },
      onAttribute: (name, value) => chosen?.onAttribute(name, value),
      onText: text => chosen?.onText(text),
      onClose: () => chosen?.onClose(),
    },
  }
}
