// Reference: the visitor of jsonc-parser over a whole file, counting the keys.
import { readFileSync } from 'node:fs'
import { visit } from 'jsonc-parser'

let keys = 0
visit(readFileSync(process.argv[2], 'utf8'), { onObjectProperty: () => void keys++ }, { disallowComments: true })
process.stdout.write(`${keys}\n`)
