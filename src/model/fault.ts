/** Every way in which input, configuration or usage can fail. Each has a heading in `docs/faults.md`. */
export type FaultCode =
  | 'USAGE'
  | 'CONFIG_INVALID'
  | 'RULE_INVALID'
  | 'NO_SUCH_FILE'
  | 'NOTHING_MATCHED'
  | 'FILE_UNREADABLE'
  | 'FILE_EMPTY'
  | 'UNKNOWN_FORMAT'
  | 'ARCHIVE_DAMAGED'
  | 'ARCHIVE_TOO_LARGE'
  | 'ENTRY_REFUSED'
  | 'ENTRY_UNREADABLE'
  | 'NODE_TOO_OLD'
  | 'NOT_JSON'
  | 'JSON_SYNTAX'
  | 'TEXT_UNDECODABLE'
  | 'NESTING_TOO_DEEP'
  | 'TOKEN_TOO_LONG'
  | 'XML_SYNTAX'
  | 'PLIST_INVALID'
  | 'PARQUET_INVALID'
  | 'YAML_SYNTAX'
  | 'EXPANSION_REFUSED'
  | 'FILE_TOO_LARGE'
  | 'CSV_SYNTAX'
  | 'NO_HEADER'
  | 'TOO_MANY_COLUMNS'
  | 'COLUMNS_AFTER_ROWS'

/** A place in a file. `line` and `column` count from 1, `column` in UTF-16 units; `offset` in bytes from 0. */
export interface Position {
  readonly line: number
  readonly column: number
  readonly offset: number
}

/** A failure the user can act on. Anything else that is thrown is a bug in mamlint. Never holds scanned text. */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly code: FaultCode
  readonly position: Position | null

  /** @param message What was expected and what to do, without a character of the input. */
  constructor(code: FaultCode, message: string, position: Position | null = null) {
    super(message)
    this.code = code
    this.position = position
  }
}
